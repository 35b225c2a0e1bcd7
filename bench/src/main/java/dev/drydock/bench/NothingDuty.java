package dev.drydock.bench;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Duty;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A participant of any family that answers at once, so that only the saga itself is measured; or, on a site that wants it, runs {@code true} as a job. */
@ApplicationScoped
class NothingDuty implements Duty {
    /** A parameter of the site: so both kinds are measured in turn with the same processes. */
    static final String JOB = "job";

    private static final Map<String, String> PRINTS = Map.of("tree", "0".repeat(64));

    private final Family family;
    private final Gate gate;

    NothingDuty(@ConfigProperty(name = "drydock.family") String family, Gate gate) {
        this.gate = gate;
        this.family = Family.valueOf(family.toUpperCase(java.util.Locale.ROOT));
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public Said perform(Order order, Site site) {
        if (order.work() instanceof Work.Look) return new Said.Done(found(order.work()));
        gate.pass(order);
        if (order.place().parameters().containsKey(JOB)) {
            Ending ending = site.job(new Job(List.of("true"), Map.of(), 0, false));
            if (!(ending instanceof Ending.Exited e) || e.code() != 0) {
                return new Said.Failed("the job ended as " + ending, "see the log", "");
            }
        }
        return new Said.Done(found(order.work()));
    }

    private static Found found(Work work) {
        return switch (work) {
            case Work.Look w ->
                new Found.Seen(
                        new Version("v1.0.0", "1".repeat(40)),
                        List.of(new Version("v1.0.1", "2".repeat(40))),
                        List.of(),
                        "/nonexistent",
                        0);
            case Work.Backup w -> new Found.BackedUp(w.backup(), PRINTS, 1, 1);
            case Work.Drill w -> new Found.Drilled(w.backup(), 1, 1, 1);
            default -> new Found.Nothing();
        };
    }
}
