package dev.drydock.maintenance;

import dev.drydock.contract.Command;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Closes and opens the doors, and believes only what can be seen afterwards. Doors already as wished are left so. */
record DoorKeeper(Outside outside, Patience patience) {

    Said close(Order order, Work.CloseDoors work, Site site) {
        Doors doors = work.doors();
        Predicate<DoorState> closed = work.again() || work.broken() ? DoorState::heldClosed : DoorState::closed;
        // forward, what no longer answers may still write: it is stopped all the same
        boolean shown = !doors.mark().isEmpty() || doors.stops() != null && work.again();
        boolean already = shown && closed.test(look(doors, site));
        // the writers were stopped with the doors; to ask again may need the very application that is broken
        if (already && work.again()) return Said.Done.nothing();
        Stream<Command> stops = doors.writers().stream().map(Doors.Writer::stop);
        List<Command> commands = Stream.concat(already ? Stream.of() : Stream.of(doors.close()), stops)
                .toList();
        List<String> lines = new ArrayList<>(List.of(Note.WRITE));
        commands.forEach(command -> lines.add(command.line()));
        Ending ending = site.job(job(order, doors, lines, commands));
        return judged("close-doors", together(commands), ending, doors, site, closed, "closed");
    }

    Said open(Order order, Work.OpenDoors work, Site site) {
        Doors doors = work.doors();
        Command way = work.byHand() ? doors.byHand() : doors.open();
        boolean already = look(doors, site).shownOpen();
        Stream<Command> starts = doors.writers().stream().map(Doors.Writer::start);
        List<Command> commands =
                Stream.concat(already ? Stream.of() : Stream.of(way), starts).toList();
        List<String> lines = new ArrayList<>();
        commands.forEach(command -> lines.add(command.line()));
        lines.add(Note.REMOVE);
        Ending ending = site.job(job(order, doors, lines, commands));
        return judged("open-doors", together(commands), ending, doors, site, DoorState::open, "open");
    }

    private DoorState look(Doors doors, Site site) {
        return DoorState.look(doors, site, outside);
    }

    private static Job job(Order order, Doors doors, List<String> lines, List<Command> commands) {
        return new Job(lines, Note.environment(order, doors), together(commands).limitSeconds(), true);
    }

    private Said judged(
            String what,
            Command command,
            Ending ending,
            Doors doors,
            Site site,
            Predicate<DoorState> wished,
            String wish) {
        Optional<Said> complaint = Judgement.complaint(what, command, ending);
        if (complaint.isPresent()) {
            return complaint.get() instanceof Said.Failed(String reason, String next, String tail)
                    ? new Said.Failed(
                            reason + "; the doors now: " + look(doors, site).told(), next, tail)
                    : complaint.get();
        }
        DoorState seen = patience.until(wished, () -> look(doors, site));
        return wished.test(seen)
                ? Said.Done.nothing()
                : new Said.Failed(
                        what + " exited with 0, but the doors of "
                                + site.place().site() + " are not seen to be " + wish + ": " + seen.told(),
                        "look at the site's page and at its own maintenance mode in "
                                + site.place().root() + "; correct `doors` in the recipe or `url` in the site file",
                        ending instanceof Ending.Exited exited ? Judgement.tail(exited.output()) : "");
    }

    /** One job, one limit, one output; without any limit if one of them has none. */
    private static Command together(List<Command> commands) {
        boolean limited = commands.stream().allMatch(command -> command.limitSeconds() > 0);
        return new Command(
                "",
                limited ? commands.stream().mapToLong(Command::limitSeconds).sum() : 0,
                commands.stream().flatMap(command -> command.expect().stream()).toList());
    }
}
