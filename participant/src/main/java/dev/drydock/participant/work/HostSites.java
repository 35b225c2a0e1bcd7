package dev.drydock.participant.work;

import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.Jobs;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Sites by where they are: on this machine. */
@ApplicationScoped
class HostSites implements Sites {
    @Override
    public Site open(Opening o) {
        LocalHost host = LocalHost.as(o.order().place().runAs());
        return new OrderSite(o.order(), host, o.secrets(), o.begunBefore(), o.begin(), o.say(), o.percent());
    }

    @Override
    public Halted stop(Order stop, OrderId target) {
        Jobs jobs = new Jobs(LocalHost.as(stop.place().runAs()), stop.place(), Map.of());
        return Remains.of(jobs.stop(stop.id(), target));
    }
}
