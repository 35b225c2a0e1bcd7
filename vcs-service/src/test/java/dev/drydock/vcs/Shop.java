package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A folder with archives, and a site that was unpacked from the first and has been in use since. */
final class Shop {
    private static final AtomicLong FROM =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000 + 500_000);

    final Path folder;
    final Path root;
    final Path releases;
    final Version v1;
    final Version v2;
    final List<String> said = new ArrayList<>();
    Archive archive;
    Map<String, String> parameters = Map.of();
    Fetch.Bounds bounds = new Fetch.Bounds(60, 10);
    private long attempts = FROM.addAndGet(1000);

    Shop(Path folder) throws Exception {
        this.folder = folder;
        root = folder.resolve("site");
        releases = Files.createDirectories(folder.resolve("releases"));
        archive = new Archive(
                releases.toString(),
                "app-{version}.zip",
                Map.of(),
                List.of("config/local.php", "media/files"),
                List.of("plugins", ".env.local"),
                List.of("var/cache", "closed", "media/huge"),
                "release.json",
                List.of());
        v1 = release("1.0", Map.of("app", "marker", "VERSION", "1.0", "core/old.php", "old", "plugins/Shipped/a", "1"));
        v2 = release(
                "2.0",
                Map.of(
                        "app",
                        "marker",
                        "VERSION",
                        "2.0",
                        "core/new.php",
                        "new",
                        "core/deep/x",
                        "x",
                        "plugins/Shipped/a",
                        "2",
                        "config/local.php",
                        "the release's own",
                        "config/default.php",
                        "d",
                        "media/css/a.css",
                        "css",
                        ".htaccess",
                        "deny"));
        Files.createDirectories(root);
        run(root, "unzip", "-q", releases.resolve("app-1.0.zip").toString());
        for (String own : List.of(
                "config/local.php",
                "media/files/a b.png",
                "media/huge/film",
                "plugins/Own/code",
                "var/cache/x",
                "closed",
                "plugins/Shipped/edited",
                "left-over.txt",
                ".env.local")) {
            Sandbox.write(root.resolve(own), "the site's own " + own);
        }
    }

    Version release(String name, Map<String, String> files) throws Exception {
        Path from = folder.resolve("made-" + name);
        for (var file : files.entrySet()) Sandbox.write(from.resolve(file.getKey()), file.getValue());
        Path zip = releases.resolve("app-" + name + ".zip");
        Files.deleteIfExists(zip);
        run(from, "zip", "-q", "-r", "-y", zip.toString(), ".");
        return offered(name);
    }

    /** Whatever lies there by now, with its checksum beside it. */
    Version offered(String name) throws Exception {
        Path zip = releases.resolve("app-" + name + ".zip");
        String sum = HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip)));
        Files.writeString(Path.of(zip + ".sha256"), sum + "  " + zip.getFileName() + "\n");
        return new Version(name, sum);
    }

    Shop with(String from, List<Archive.Requirement> requires) {
        archive = new Archive(
                from,
                archive.file(),
                archive.sha256(),
                archive.keep(),
                archive.custom(),
                archive.aside(),
                archive.states(),
                requires);
        return this;
    }

    Said perform(Work work) {
        OrderId id = new OrderId("run", 1, OrderId.Kind.DO, ++attempts);
        Place place = new Place(
                "one",
                null,
                root.toString(),
                "app",
                "",
                folder.resolve("jobs").toString(),
                parameters,
                Map.of(),
                null,
                archive);
        Order order = new Order(id, place, work, Instant.EPOCH);
        return new VcsDuty(bounds.seconds(), bounds.mebibytes())
                .perform(
                        order,
                        new OrderSite(order, LocalHost.as(""), Map.of(), false, () -> {}, said::add, percent -> {}));
    }

    Found.Seen look() {
        Said said = perform(new Work.Look(Command.of("cat VERSION")));
        assertThat(said).isInstanceOf(Said.Done.class);
        return (Found.Seen) ((Said.Done) said).found();
    }

    Work.Preflight preflight(Version to, Work.Need need) {
        Command none = Command.of("true");
        return new Work.Preflight(
                v1,
                to,
                new Content(List.of(), List.of(), List.of(), List.of(), List.of()),
                new Doors(none, none, none, List.of(), List.of(), ""),
                new Health(Command.of("cat VERSION"), "", Health.WayIn.NONE, ""),
                List.of(),
                need,
                false);
    }

    /** All of the site: type, inode, size, time and name of everything, and what is in it. */
    String picture() throws Exception {
        return run(
                root,
                "sh",
                "-c",
                "find . -printf '%y %i %s %T@ %p\\n' | sort -k 5; find . -type f -exec sha256sum {} + | sort -k 2");
    }

    static String run(Path at, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
