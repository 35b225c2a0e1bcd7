package dev.drydock.e2e.faults;

import dev.drydock.contract.OrderId.Kind;
import dev.drydock.e2e.Api;
import dev.drydock.e2e.Dock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A cell's site, and the run that is held at the cell's order. */
record Held(Cell cell, MatrixSite site, List<String> before, String run) {
    static final Set<String> ENDS = Set.of("succeeded", "rolled-back", "not-started", "resolved");
    static final String WISH = "{\"kind\":\"upgrade\",\"to\":\"" + MatrixSite.TO + "\"}";
    private static final String STOPPED = "migrate-1";

    /** @param site has been opened for it: while others arrive there may be no orchestrator to ask */
    static Held begin(Cell cell, MatrixSite site) {
        List<String> before = site.seen();
        say(cell.moment().file(site, cell.order()), cell.moment().word());
        if (cell.order().kind() == Kind.STOP) say(site.held(STOPPED), "hold");
        else if (cell.order().goesBack()) say(site.held("fail-clear-cache"), "");
        return new Held(cell, site, before, started(cell, site));
    }

    private static String started(Cell cell, MatrixSite site) {

        Api.Reply[] reply = new Api.Reply[1];
        Dock.until(() -> "the run is begun: " + reply[0], Duration.ofSeconds(180), () -> {
            cell.fault().tend();
            reply[0] = Api.json("sites/" + site.name() + "/runs", WISH, "Idempotency-Key", site.name());
            return reply[0].status() == 202 || reply[0].status() == 200;
        });
        return reply[0].body().path("id").asText();
    }

    private static void say(Path file, String word) {
        try {
            Files.writeString(file, word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stands where the fault is to find it. A run that is to be stopped is sent back once it is in the middle. */
    boolean arrived() {
        List<Path> files = files();
        boolean inTheMiddle = files.size() > 1 && arrived(files.getLast());
        if (inTheMiddle && !Api.run(run).path("goingBack").asBoolean()) Api.json("runs/" + run + "/roll-back", "{}");
        return arrived(files.getFirst());
    }

    private List<Path> files() {
        Path own = cell.moment().file(site, cell.order());
        return cell.order().kind() == Kind.STOP ? List.of(own, site.held(STOPPED)) : List.of(own);
    }

    private static boolean arrived(Path file) {
        return Files.exists(released(file));
    }

    private static Path released(Path file) {
        return file.resolveSibling(file.getFileName() + ".arrived");
    }

    /** Also where it has not come yet. */
    void release() {
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(released(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String state() {
        return Api.run(run).path("state").asText();
    }

    /** Changes with everything that moves the run. */
    String place() {
        var r = Api.run(run);
        return r.path("state").asText() + r.path("position").asText() + r.path("steps") + r.path("wayBack");
    }
}
