package dev.drydock.backup;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Stores;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.contract.wire.Wire;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import dev.drydock.participant.ssh.SshHosts;
import dev.drydock.participant.work.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A site on this machine, the orders of a run on it, and the means to hurt it. */
final class Fixture {
    private static final AtomicLong FIXTURES = new AtomicLong();
    private static final SshHosts HOSTS = new SshHosts(Path.of("/nonexistent"));

    /** Orders are told apart by their marks on the whole machine: what the last test ended may only just be ending. */
    final String run = "run-" + ProcessHandle.current().pid() + "-" + FIXTURES.incrementAndGet();

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
    final Path secrets;
    final List<String> said = new ArrayList<>();
    /** As the orders have it. */
    Place place;

    Content content = CONTENT;
    /** What stands between the participant and the site. */
    UnaryOperator<Site> line = site -> site;

    boolean begunBefore;
    /** How long a store may take nothing. */
    Duration patience = Duration.ofSeconds(20);

    private int attempt;

    Fixture(Path base) {
        this.root = base.resolve("site");
        this.store = base.resolve("store");
        this.scratch = base.resolve("scratch");
        this.secrets = base.resolve("secrets");
        this.place = new Place(
                "harbour", root.toString(), "marker", "", base.resolve("jobs").toString(), Map.of(), Map.of());
    }

    /** Everything that is hard to put back, its doors open. */
    static Fixture built(Path base) {
        Fixture fixture = new Fixture(base);
        sh(base, resource("site.sh"), fixture.root.toString());
        return fixture;
    }

    static Fixture tiny(Path base) {
        Fixture fixture = new Fixture(base);
        sh(base, resource("tiny.sh"), fixture.root.toString());
        return fixture;
    }

    /** A tiny one copied, closed and backed up, to be the model of many. */
    static Fixture tinyBackedUp(Path base) {
        Fixture fixture = tiny(base);
        fixture.copy();
        fixture.closeDoors();
        fixture.backup();
        return fixture;
    }

    Fixture clone(Path base) {
        sh(base, "cp -a \"$1\" \"$2\" .", root.toString(), store.toString());
        return new Fixture(base);
    }

    /** What a drill would work with. */
    Means means() {
        Order order = order(new Work.Drill("b1", content));
        return new Means(order.id(), site(order), new Line(site(order), "drill"), depot(), scratch);
    }

    /** Of the next attempt. */
    Order order(Work work) {
        return new Order(new OrderId(run, 1, OrderId.Kind.DO, ++attempt), place, work, Instant.EPOCH);
    }

    private Site site(Order order) {
        return new OrderSite(order, LocalHost.as(""), Map.of(), begunBefore, () -> {}, said::add, percent -> {});
    }

    Said perform(Work work) {
        return perform(order(work));
    }

    Said perform(Order order) {
        Site site = site(order);
        return new BackupDuty(store, scratch, patience, new Secrets(secrets), HOSTS).perform(order, line.apply(site));
    }

    void stores(int copies, Stores.Encryption encryption, Stores.Store... all) {
        Place p = place;
        Stores stores = new Stores(List.of(all), copies, encryption);
        place = new Place(
                p.site(), p.at(), p.root(), p.marker(), p.runAs(), p.jobs(), p.parameters(), p.secrets(), stores, null);
    }

    void secret(String name, String value) throws IOException {
        Files.createDirectories(secrets);
        Files.writeString(secrets.resolve(name), value);
    }

    Depot depot() {
        return Depot.of(
                place.stores(),
                new Depot.Ways(store, new Secrets(secrets), HOSTS, patience),
                new PathRoom(Runtime.getRuntime().maxMemory()).share());
    }

    Shelf shelf() {
        return depot().shelf("harbour", "b1", "test", said::add);
    }

    Said preflight(Content content) {
        return preflight(content, null, null);
    }

    Said preflight(Content content, Work.Need need, String last) {
        Version version = new Version("v1", "c");
        Health health = new Health(Command.of("true"), "", Health.WayIn.NONE, "");
        return perform(
                new Work.Preflight(version, version, content, DOORS, health, List.of(), need, false).since(last));
    }

    Said copy() {
        return perform(new Work.Copy("b1", content));
    }

    Said backup() {
        return perform(new Work.Backup("b1", content));
    }

    Said drill() {
        return perform(new Work.Drill("b1", content));
    }

    Said keep() {
        return perform(new Work.Keep("b1-kept", content));
    }

    Said restore(String part) {
        return perform(new Work.Restore("b1", part, content, DOORS));
    }

    Said prove() {
        return perform(new Work.Prove("b1", content));
    }

    void closeDoors() {
        inRoot("touch var/down");
    }

    void upgrade() {
        inRoot(resource("upgrade.sh"));
    }

    /** What an independent program sees. */
    String picture() {
        return inRoot(resource("picture.sh"));
    }

    String inRoot(String script) {
        return sh(root, script);
    }

    static String sh(Path folder, String script, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", "set -e\n" + script, "sh"));
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

    /** What should have gone with its order. */
    List<String> leftovers() throws IOException {
        try (var walk = Files.walk(store.getParent())) {
            return walk.filter(p -> p.toString().endsWith(".part")
                            || p.endsWith("transfer")
                            || p.startsWith(scratch) && !p.equals(scratch))
                    .map(Path::toString)
                    .toList();
        }
    }

    /** One order in a process of its own: file of the order, store, scratch, secrets. Prints what it says. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] files) throws IOException {
            Order order = Wire.stored(Files.readString(Path.of(files[0])), Order.class);
            Secrets secrets = new Secrets(Path.of(files[3]));
            Site site = new OrderSite(
                    order, LocalHost.as(""), Map.of(), false, () -> {}, System.out::println, percent -> {});
            Said said = new BackupDuty(Path.of(files[1]), Path.of(files[2]), Duration.ofSeconds(20), secrets, HOSTS)
                    .perform(order, site);
            System.out.println(said);
        }
    }
}
