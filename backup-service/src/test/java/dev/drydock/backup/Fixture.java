package dev.drydock.backup;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small site with everything that is hard to put back, and the orders of a run on it. */
final class Fixture {
    static final Content CONTENT = new Content(
            List.of("var/log"),
            List.of("var/cache"),
            List.of("media"),
            List.of("var/down"),
            List.of(new Content.Database("main", "sqlite", "data/app.db")));
    static final Doors DOORS = new Doors(
            Command.of("touch var/down"),
            Command.of("rm var/down"),
            Command.of("rm -f var/down"),
            CONTENT.mark(),
            List.of(),
            "");

    final Path root;
    final Path store;
    final Path scratch;
    final ProcessSite site;
    private final BackupDuty duty;
    private int attempt;

    Fixture(Path base) {
        this.root = base.resolve("site");
        this.store = base.resolve("store");
        this.scratch = base.resolve("scratch");
        this.site = new ProcessSite(new Place(
                "harbour", root.toString(), "marker", "", base.resolve("jobs").toString(), Map.of(), Map.of()));
        this.duty = new BackupDuty(store, scratch);
    }

    static Fixture built(Path base) {
        Fixture fixture = new Fixture(base);
        fixture.sh(base, Fixture.resource("site.sh"), fixture.root.toString());
        return fixture;
    }

    Said perform(Work work) {
        return perform(work, site);
    }

    Said perform(Work work, Site at) {
        OrderId id = new OrderId("run-1", 1, OrderId.Kind.DO, ++attempt);
        return duty.perform(new Order(id, site.place(), work, Instant.EPOCH), at);
    }

    Said preflight(Content content) {
        Version version = new Version("v1", "c");
        return perform(new Work.Preflight(
                version, version, content, DOORS, new Health(Command.of("true"), "", "", ""), List.of()));
    }

    Said copy() {
        return perform(new Work.Copy("b1", CONTENT));
    }

    Said backup() {
        return perform(new Work.Backup("b1", CONTENT));
    }

    Said drill() {
        return perform(new Work.Drill("b1", CONTENT));
    }

    Said restore(String part) {
        return restore(part, site);
    }

    Said restore(String part, Site at) {
        return perform(new Work.Restore("b1", part, CONTENT, DOORS), at);
    }

    Said prove() {
        return perform(new Work.Prove("b1", CONTENT));
    }

    String inRoot(String script) {
        return sh(root, script);
    }

    /** What an independent program sees. */
    String picture() {
        return sh(root, resource("picture.sh"));
    }

    String sh(Path folder, String script, String... arguments) {
        List<String> argv = new java.util.ArrayList<>(List.of("sh", "-c", "set -e\n" + script, "sh"));
        argv.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(argv)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (process.waitFor() != 0) throw new IllegalStateException(said);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String resource(String name) {
        try (var in = Fixture.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> leftovers() throws IOException {
        try (var walk = Files.walk(store.getParent())) {
            return walk.filter(p -> p.toString().endsWith(".part")
                            || p.toString().endsWith("/transfer")
                            || p.startsWith(scratch) && !p.equals(scratch))
                    .map(Path::toString)
                    .toList();
        }
    }
}
