package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.participant.ssh.Sshd;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Spawn;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** A process of its own, so that it can be in a network of its own. Its argument: the site's namespace; none: a relay. */
final class LinkStory {
    static final List<String> CHAPTERS = List.of(
            "upgraded over ssh",
            "restored over ssh",
            "cut in the migration",
            "cut in the restore",
            "never in the clear");

    private static final Duration CUT = Duration.ofSeconds(30);
    private static final int BIG = 300 << 20;

    private final Link link;
    private final Sshd sshd;
    private final int sshPort;

    private LinkStory(Link link) throws Exception {
        this.link = link;
        Path folder = Dock.DIR.resolve("sshd");
        this.sshd = Sshd.start(folder, link.address(), link.there());
        this.sshPort = link.through(sshd.port());
        Files.write(Dock.STACK.secrets().resolve("site-key"), sshd.userKey());
    }

    public static void main(String[] args) throws Exception {
        int exit = 1;
        try {
            Link link = args.length > 0 && !args[0].isEmpty()
                    ? new Link.Cable(args[0], Namespaces.DEVICE, Namespaces.FAR)
                    : new Link.Relay();
            LinkStory story = new LinkStory(link);
            try {
                story.tell();
                exit = 0;
            } finally {
                link.mend();
                story.sshd.close();
            }
        } catch (Throwable e) {
            e.printStackTrace(System.out);
        } finally {
            System.exit(exit); // with it goes the stack
        }
    }

    private void tell() throws Exception {
        UnaryOperator<String> still = y -> y.replaceAll("(?m)^writers:\\R  - .*\\R", "");
        Recipes.add("harbour-still", still);
        Recipes.add("harbour-big", y -> still.apply(y)
                .replaceAll(
                        "(?m)^  - migrate: .*\\R(    .*\\R)+",
                        "  - migrate: echo more >>storage/uploads/big && exit 1\n"));
        upgraded();
        restored();
        cutInTheMigration();
        cutInTheRestore();
        neverInTheClear();
    }

    private static void told(int chapter) {
        System.out.println("as told: " + CHAPTERS.get(chapter));
    }

    private void upgraded() throws Exception {
        try (Harbour harbour = site("harbour")) {
            JsonNode run = Api.rested(Api.upgrade(harbour.name, HarbourSite.GOOD));
            assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("succeeded");
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.page()).isEqualTo(200);
            assertThat(harbour.version()).isEqualTo("1.1.0");
            assertThat(sshd.log()).contains("Accepted publickey for " + Sshd.USER);
            told(0);
        }
    }

    private void restored() throws Exception {
        try (Harbour harbour = site("harbour-still")) {
            harbour.site.harbour("clerk-stop");
            List<String> before = harbour.seen();
            JsonNode run = Api.rested(Api.upgrade(harbour.name, HarbourSite.BAD));
            assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("rolled-back");
            assertThat(harbour.seen()).isEqualTo(before);
            assertThat(harbour.page()).isEqualTo(200);
            told(1);
        }
    }

    private void cutInTheMigration() throws Exception {
        try (Harbour harbour = site("harbour")) {
            String id = harbour.heldUpgrade(HarbourSite.GOOD);
            link.cut();
            harbour.site.switches().release(); // it goes on there, unseen
            wait(CUT);
            link.mend();
            JsonNode run = Api.rested(id);
            assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("succeeded");
            assertThat(harbour.migrations("1.1.0")).isEqualTo(1);
            assertThat(harbour.version()).isEqualTo("1.1.0");
            told(2);
        }
    }

    private void cutInTheRestore() throws Exception {
        try (Harbour harbour = site("harbour-big")) {
            harbour.site.harbour("clerk-stop");
            big(harbour.site.root().resolve("storage/uploads/big"));
            List<String> before = harbour.seen();
            String id = Api.upgrade(harbour.name, HarbourSite.GOOD);
            Dock.until("the restore begins", Duration.ofSeconds(120), () -> position(id)
                    .contains("restore tree"));
            Path arriving = harbour.site.jobs().resolve("transfer/all");
            while (size(arriving) < 10 << 20) LockSupport.parkNanos(1_000_000);
            link.cut();
            wait(CUT);
            assertThat(Api.run(id).path("goingBack").asBoolean()).isTrue();
            assertThat(Api.run(id).path("ended").isNull()).isTrue();
            link.mend();
            JsonNode run = Api.rested(id);
            assertThat(run.path("state").asText()).as(run.toPrettyString()).isEqualTo("rolled-back");
            assertThat(harbour.seen()).isEqualTo(before);
            assertThat(tries(run, "restore tree"))
                    .as("really cut in the middle")
                    .isGreaterThan(1);
            told(3);
        }
    }

    private static String position(String id) {
        return Api.run(id).path("position").asText();
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    private static int tries(JsonNode run, String order) {
        for (JsonNode each : run.path("wayBack")) {
            if (each.path("name").asText().equals(order))
                return each.path("tries").asInt();
        }
        return 0;
    }

    private void neverInTheClear() throws Exception {
        String key = Files.readString(Dock.STACK.secrets().resolve("site-key"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        try (var logs = Files.list(Dock.STACK.dir().resolve("logs"))) {
            for (Path log : logs.toList()) assertThat(Files.readString(log)).doesNotContain(key);
        }
        told(4);
    }

    private static void big(Path file) throws Exception {
        byte[] block = new byte[1 << 20];
        Random random = new Random(7);
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            for (int n = 0; n < BIG; n += block.length) {
                random.nextBytes(block);
                f.write(block);
            }
        }
    }

    private static void wait(Duration d) {
        LockSupport.parkNanos(d.toNanos());
    }

    private int count;

    private Harbour site(String recipe) throws Exception {
        String name = "far-" + ++count;
        int port;
        try (ServerSocket s = new ServerSocket(0)) {
            port = s.getLocalPort();
        }
        HarbourSite built = HarbourSite.build(Dock.DIR.resolve(name), name, link.address(), port, Dock.STACK.secrets());
        Spawn web = built.web();
        List<String> there = new ArrayList<>(link.there());
        there.addAll(web.command());
        Child child = new Spawn(web.name(), there, web.environment(), web.directory(), web.log()).start();
        Harbour harbour = new Harbour(built, child);
        Dock.until("the site's web server answers", Duration.ofSeconds(30), () -> harbour.page() == 200);
        String at = "at: { ssh: { host: %s, port: %d, user: %s, key: file:site-key, host-key: %s } }\n"
                .formatted(link.address(), sshPort, Sshd.USER, sshd.hostKey());
        Api.Reply added = Api.post(
                "sites", "application/yaml", built.yaml().replace("recipe: harbour", "recipe: " + recipe) + at);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return harbour;
    }
}
