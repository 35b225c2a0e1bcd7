package dev.drydock.participant.work;

import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.Halt;
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
        return switch (jobs.stop(stop.id(), target)) {
            case Halt.NeverBegan n ->
                new Halted.Over(new Said.Refused("was stopped before it began; nothing was changed", ""));
            case Halt.Ended e -> new Halted.Over(new Said.Interrupted("it had ended when it was stopped", ""));
            case Halt.Killed k -> new Halted.Over(new Said.Interrupted("it was stopped in the middle", ""));
            case Halt.Failed f -> new Halted.Alive(f.reason());
        };
    }
}
