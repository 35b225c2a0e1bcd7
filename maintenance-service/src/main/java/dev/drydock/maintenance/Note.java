package dev.drydock.maintenance;

import dev.drydock.contract.Doors;
import dev.drydock.contract.Order;
import dev.drydock.contract.Place;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/** Lies on the site's own host while the doors are closed, for whoever finds it so while Drydock itself is down. */
final class Note {
    /** That it cannot be written is no reason to leave the doors as they are. */
    static final String WRITE = "printf '%s\\n' \"$DRYDOCK_NOTE\" >\"$DRYDOCK_NOTE_FILE\""
            + " || echo 'the note for people could not be written' >&2";

    static final String REMOVE = "rm -f \"$DRYDOCK_NOTE_FILE\"";

    private Note() {}

    static Map<String, String> environment(Order order, Doors doors) {
        return Map.of(
                "DRYDOCK_NOTE",
                text(order, doors),
                "DRYDOCK_NOTE_FILE",
                order.place().jobs() + "/DRYDOCK.txt");
    }

    static String text(Order order, Doors doors) {
        Place place = order.place();
        String run = order.id().run();
        String writers = doors.writers().stream()
                .map(writer -> "    " + writer.start().line() + "    # " + writer.name() + "\n")
                .collect(Collectors.joining());
        return """
                Drydock closed the doors of %s for run %s at %s.
                How it stands: drydock show %s
                The backup of this run has the same id: drydock backups %s
                To open by hand, only when nothing else helps, in %s%s:
                    %s
                %s"""
                .formatted(
                        place.site(),
                        run,
                        order.issued().truncatedTo(ChronoUnit.SECONDS),
                        run,
                        place.site(),
                        place.root(),
                        place.runAs().isEmpty() ? "" : " as user " + place.runAs(),
                        doors.byHand().line(),
                        writers);
    }
}
