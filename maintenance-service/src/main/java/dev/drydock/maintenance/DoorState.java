package dev.drydock.maintenance;

import dev.drydock.contract.Doors;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The doors as they can be seen, whatever a command said of them. Neither closed nor open where page and mark disagree or
 * cannot be seen.
 *
 * @param page empty: the site has no url
 * @param present those of the marks that exist; where they cannot be seen, one line with the reason
 * @param stops closed means that the application does not run, open that it answers
 */
record DoorState(List<String> marks, List<String> present, Optional<Page> page, boolean stops) {
    private static final String UNSEEN = "(cannot be seen: ";

    private static final String PRESENT =
            """
            cd "$DRYDOCK_ROOT" || exit 1
            for mark do if [ -e "./$mark" ] || [ -L "./$mark" ]; then printf '%s\\n' "$mark"; fi; done
            """;

    static DoorState look(Doors doors, Site site, Outside outside) {
        return new DoorState(
                doors.mark(),
                doors.mark().isEmpty() ? List.of() : present(doors.mark(), site),
                doors.url().isEmpty() ? Optional.empty() : Optional.of(outside.ask(doors.url())),
                doors.stops() != null);
    }

    private static List<String> present(List<String> marks, Site site) {
        List<String> argv = Stream.concat(Stream.of("sh", "-c", PRESENT, "sh"), marks.stream())
                .toList();
        Output output =
                site.read(new Read(argv, Map.of("DRYDOCK_ROOT", site.place().root()), Duration.ofSeconds(60)));
        return output.ok()
                ? output.text().lines().toList()
                : List.of(UNSEEN + output.errors().strip() + ")");
    }

    boolean closed() {
        return canBeSeen() && present.equals(marks) && page.map(this::shut).orElse(true);
    }

    private boolean shut(Page seen) {
        return stops ? seen.gone() : seen.closed();
    }

    /** Nobody comes in, though perhaps only because the application is broken. */
    boolean heldClosed() {
        if (!marks.isEmpty()) return present.equals(marks);
        return stops ? closed() : !page.map(Page::healthy).orElse(true);
    }

    /** Of one mark of several, too: somebody has closed them, or tried to. */
    boolean somehowClosed() {
        return !present.isEmpty() || page.map(this::shut).orElse(false);
    }

    boolean open() {
        return present.isEmpty() && page.map(p -> stops ? !p.gone() : p.open()).orElse(true);
    }

    /** Not only because a page answers, which the application may do behind closed doors. */
    boolean shownOpen() {
        return (!marks.isEmpty() || stops) && open();
    }

    boolean canBeSeen() {
        return page.isPresent() || !marks.isEmpty();
    }

    /** Whether they are there nobody could say. */
    boolean marksUnseen() {
        return !present.isEmpty() && present.getFirst().startsWith(UNSEEN);
    }

    String told() {
        String files = marks.isEmpty()
                ? "no mark is looked at"
                : "mark " + String.join(", ", marks)
                        + (present.isEmpty() ? " absent" : present.equals(marks) ? " present" : " in part: " + present);
        return page.map(p -> "page gave " + p.told() + ", ").orElse("page is not asked, ") + files;
    }
}
