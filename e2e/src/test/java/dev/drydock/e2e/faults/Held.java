package dev.drydock.e2e.faults;

import dev.drydock.e2e.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A cell's site, and the run that is held at the cell's order. */
record Held(Cell cell, Ship ship) {
    static final Set<String> ENDS = Set.of("succeeded", "rolled-back", "not-started", "resolved");
    static final String STOPPED = "migrate-1";

    MatrixSite site() {
        return ship.site();
    }

    String run() {
        return ship.run();
    }

    /** Has it held there, or die, when it comes. */
    static void rule(Cell cell, MatrixSite site) {
        say(cell.moment().file(site, cell.order()), cell.moment().word());
        if (cell.moment().dies()) cell.previous().ifPresent(p -> say(gate(site, p), "hold"));
        if (cell.order().isStop()) say(site.held(STOPPED), "hold");
    }

    static void say(Path file, String word) {
        try {
            Files.writeString(file, word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands where the fault is to find it. A run that is to be stopped is sent back once it is in the middle. */
    boolean arrived() {
        if (stopped().filter(Held::arrived).isPresent()
                && !Api.run(run()).path("goingBack").asBoolean()) Api.json("runs/" + run() + "/roll-back", "{}");
        return arrived(gate().orElseGet(this::own)) || struck();
    }

    /** Of one that dies there: it did. */
    boolean struck() {
        return arrived(own());
    }

    private Path own() {
        return cell.moment().file(site(), cell.order());
    }

    private Optional<Path> stopped() {
        return cell.order().isStop() ? Optional.of(site().held(STOPPED)) : Optional.empty();
    }

    /** Where others would wait behind one that is held, the order before it is, so that many come there together. */
    private Optional<Path> gate() {
        return cell.moment().dies() ? cell.previous().map(p -> gate(site(), p)) : Optional.empty();
    }

    private static Path gate(MatrixSite site, Planned order) {
        return Moment.AFTER.file(site, order);
    }

    private static boolean arrived(Path file) {
        return Files.exists(released(file));
    }

    private static Path released(Path file) {
        return file.resolveSibling(file.getFileName() + ".arrived");
    }

    /** Also where it has not come yet. */
    void release() {
        stopped().ifPresent(Held::gone);
        gate().ifPresent(Held::gone);
        if (!cell.moment().dies()) gone(own());
    }

    private static void gone(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(released(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String state() {
        return ship.state();
    }
}
