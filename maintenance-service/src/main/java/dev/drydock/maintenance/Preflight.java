package dev.drydock.maintenance;

import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The site is up, its doors are open and can be seen, and it knows its own version. */
record Preflight(Outside outside) {

    Said perform(Work.Preflight work, Site site) {
        return Stream.<Supplier<Optional<Said.Refused>>>of(
                        () -> address(work.doors().url(), ""),
                        () -> address(work.health().url(), WayIn.header(work.health(), site)),
                        () -> inOrder(work, site))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .<Said>map(refused -> refused)
                .orElseGet(Said.Done::nothing);
    }

    private Optional<Said.Refused> inOrder(Work.Preflight work, Site site) {
        if (work.need() == null) return healthy(work, site);
        return work.need() == Work.Need.FINISH
                ? version(work.health(), site).or(() -> doors(work.doors(), site))
                : visible(work.doors(), site);
    }

    private Optional<Said.Refused> healthy(Work.Preflight work, Site site) {
        return version(work.health(), site)
                .or(() -> doors(work.doors(), site))
                .or(() -> page(work.doors().url()))
                .or(() -> page(work.health().url()));
    }

    /** A site that is restored or repaired may be broken, and somebody may have closed its doors for that. */
    private Optional<Said.Refused> visible(Doors doors, Site site) {
        return DoorState.look(doors, site, outside).canBeSeen() ? Optional.empty() : unseen(site);
    }

    private static Optional<Said.Refused> unseen(Site site) {
        return refused(
                "nobody could see whether the doors of " + site.place().site() + " are closed",
                "give the site a `url` or the recipe's doors a `mark`");
    }

    private static Optional<Said.Refused> address(String url, String header) {
        String complaint = url.isEmpty() ? "" : Request.complaint(url, header);
        return complaint.isEmpty()
                ? Optional.empty()
                : refused(complaint, "correct `url` or `way-in` in the site file");
    }

    private static Optional<Said.Refused> version(Health health, Site site) {
        Output output = site.read(Read.command(health.version()));
        return output.ok() && !output.text().isBlank()
                ? Optional.empty()
                : refused(
                        "the application does not say its version: `"
                                + health.version().line() + "` in "
                                + site.place().root()
                                + (output.exit() < 0 ? " did not end" : " exited with " + output.exit())
                                + " and printed no version: " + output.errors().strip(),
                        "mend the application first, or correct `version` in the recipe");
    }

    private Optional<Said.Refused> doors(Doors doors, Site site) {
        DoorState state = DoorState.look(doors, site, outside);
        if (!state.canBeSeen()) return unseen(site);
        return state.present().isEmpty() && !state.page().map(Page::closed).orElse(false)
                ? Optional.empty()
                : refused(
                        "the doors of " + site.place().site() + " are closed already: " + state.told(),
                        "somebody else is at work there, or left it so. Only if nobody is (see DRYDOCK.txt in "
                                + site.place().jobs() + ", and ask) open them, in "
                                + site.place().root() + ": " + doors.byHand().line());
    }

    private Optional<Said.Refused> page(String url) {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Page page = outside.ask(url);
        return page.healthy()
                ? Optional.empty()
                : refused(
                        "the site is not healthy before anything began: " + url + " gave " + page.told(),
                        "mend the site first, or correct `url` in the site file");
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
