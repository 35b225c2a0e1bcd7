package dev.drydock.maintenance;

import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Duty;
import dev.drydock.participant.Job;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may come in, what runs, and how it looks from outside. */
@ApplicationScoped
class MaintenanceDuty implements Duty {
    private final Preflight preflight;
    private final DoorKeeper doors;
    private final Probe probe;
    private final Examine examine;

    MaintenanceDuty() {
        this(
                new Outside(() -> UUID.randomUUID().toString(), Duration.ofSeconds(5)),
                new Patience(10, Duration.ofSeconds(1)),
                new Patience(3, Duration.ofSeconds(2)));
    }

    MaintenanceDuty(Outside outside, Patience withDoors, Patience withProbe) {
        preflight = new Preflight(outside);
        doors = new DoorKeeper(outside, withDoors);
        probe = new Probe(outside, withProbe);
        examine = new Examine(outside);
    }

    @Override
    public Family family() {
        return Family.MAINTENANCE;
    }

    @Override
    public Said perform(Order order, Site site) {
        return switch (order.work()) {
            case Work.Preflight work -> preflight.perform(work, site);
            case Work.Examine work -> examine.perform(work, site);
            case Work.CloseDoors work -> doors.close(order, work, site);
            case Work.OpenDoors work -> doors.open(order, work, site);
            case Work.Probe work -> probe.perform(work, site);
            case Work.Restart work -> run("restart of " + work.service(), work.command(), true, site);
            case Work.ClearCache work -> run("clear-cache", work.command(), false, site);
            default ->
                new Said.Refused(
                        "maintenance does not do what order " + order.id() + " asks",
                        "run the same version of all of Drydock's services");
        };
    }

    private static Said run(String what, Command command, boolean leavesProcesses, Site site) {
        Job job = new Job(List.of(command.line()), Map.of(), command.limitSeconds(), leavesProcesses);
        return Judgement.complaint(what, command, site.job(job)).orElseGet(Said.Done::nothing);
    }
}
