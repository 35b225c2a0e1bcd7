package dev.drydock.maintenance;

import dev.drydock.contract.Found;
import dev.drydock.contract.Found.Ailment;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Optional;

/** Whether the doors are open and the page is as it should be, as far as that can be seen from here. */
record Examine(Outside outside) {

    Said perform(Work.Examine work, Site site) {
        DoorState doors = DoorState.look(work.doors(), site, outside);
        Optional<Ailment> found = doors(work, doors, site);
        if (found.isEmpty()) found = page(work, site);
        return new Said.Done(new Found.Examined(found.map(List::of).orElse(List.of())));
    }

    private static Optional<Ailment> doors(Work.Examine work, DoorState doors, Site site) {
        String where = "the doors of " + site.place().site();
        if (!doors.canBeSeen() || doors.marksUnseen()) {
            return Optional.of(new Ailment(
                    Sign.UNASKED,
                    "nobody can see whether its doors are closed",
                    where,
                    doors.canBeSeen() ? doors.told() : ""));
        }
        return doors.somehowClosed()
                ? Optional.of(new Ailment(
                        Sign.DOORS,
                        work.doors().stops() == null
                                ? "its doors are closed"
                                : work.doors().stops() + " does not run, which closes its doors",
                        where,
                        doors.told()))
                : Optional.empty();
    }

    /** Behind closed doors it says nothing. */
    private Optional<Ailment> page(Work.Examine work, Site site) {
        String url = work.health().url();
        if (url.isEmpty()) return Optional.empty();
        return Probe.page(work.health(), outside.ask(url, WayIn.header(work.health(), site)))
                .map(wrong -> new Ailment(Sign.PAGE, "its page is not well", url, wrong));
    }
}
