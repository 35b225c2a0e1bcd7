package dev.drydock.participant.work;

import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Work;
import dev.drydock.operations.trace.Traces;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.Host;
import dev.drydock.participant.job.Jobs;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import dev.drydock.participant.ssh.SshHosts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sites by where they are: on this machine, or behind ssh. */
@ApplicationScoped
class HostSites implements Sites {
    /** Where nothing has been changed yet, a host that is away is better known soon. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private final SshHosts ssh;
    private final Secrets secrets;
    private final Duration patience;
    private final Traces traces;

    HostSites(
            SshHosts ssh,
            Secrets secrets,
            @ConfigProperty(name = "drydock.ssh.patience") Duration patience,
            Traces traces) {
        this.traces = traces;
        this.ssh = ssh;
        this.secrets = secrets;
        this.patience = patience;
    }

    @Override
    public Site open(Opening o) {
        Host host = host(o.order(), o.say());
        Site site = new OrderSite(o.order(), host, o.secrets(), o.begunBefore(), o.begin(), o.say(), o.percent());
        boolean told = traces.on() && !o.order().id().look();
        return told ? new TracedSite(site, o.order().id(), traces) : site;
    }

    @Override
    public Halted stop(Order stop, OrderId target) {
        try {
            Jobs jobs = new Jobs(host(stop, line -> {}), stop.place(), Map.of());
            return Remains.of(jobs.stop(stop.id(), target));
        } catch (Unable e) {
            return new Halted.Alive(e.getMessage());
        }
    }

    private Host host(Order order, Consumer<String> say) {
        Place place = order.place();
        if (place.at() == null) return LocalHost.as(place.runAs());
        boolean early = order.work() instanceof Work.Look
                || order.work() instanceof Work.Detect
                || order.work() instanceof Work.Preflight;
        return ssh.host(secrets.login(place.at()), place.runAs(), early ? SOON : patience, say);
    }
}
