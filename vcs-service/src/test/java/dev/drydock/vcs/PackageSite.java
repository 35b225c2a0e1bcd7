package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A site whose code is a package: the releases 1.0 and 2.0 of {@code buoy} are offered, and 1.0 is installed. */
final class PackageSite {
    static final Version V1 = new Version("1.0", "1.0");
    static final Version V2 = new Version("2.0", "2.0");
    private static final AtomicLong FROM =
            new AtomicLong(ProcessHandle.current().pid() * 1_000_000 + 500_000);

    final Path folder;
    final Path root;
    final Path offered;
    private final List<String> said = new ArrayList<>();
    private long attempts = FROM.addAndGet(1000);
    Source source;
    String version = "";

    private PackageSite(Path folder) throws IOException {
        this.folder = folder;
        root = Files.createDirectories(folder.resolve("site"));
        offered = Files.createDirectories(folder.resolve("offered"));
        Files.writeString(root.resolve("app"), "marker");
    }

    /** By the real pip, from a folder of wheels. */
    static PackageSite pip(Path folder, String venv) throws IOException {
        PackageSite site = new PackageSite(folder);
        for (String release : List.of("1.0", "2.0")) site.wheel(release);
        Path at = site.root.resolve(venv).normalize();
        run(folder, "/usr/bin/python3", "-m", "venv", "--without-pip", "--system-site-packages", at.toString());
        site.source = new Source.Pip("buoy", at.toString(), site.offered.toString());
        site.version = "'" + at + "/bin/buoy'";
        run(
                folder,
                at + "/bin/python",
                "-I",
                "-m",
                "pip",
                "-q",
                "install",
                "--no-index",
                "-f",
                site.offered + "",
                "buoy==1.0");
        return site;
    }

    /** By the real dpkg, in a system of its own. */
    static PackageSite dpkg(Path folder) throws IOException {
        PackageSite site = new PackageSite(folder);
        Path system = Files.createDirectories(folder.resolve("system/var/lib/dpkg/updates"));
        Files.createDirectories(system.resolveSibling("info"));
        Files.createFile(system.resolveSibling("status"));
        for (String release : List.of("1.0", "2.0")) site.deb(release);
        String dpkg = "dpkg --force-not-root --force-bad-path --root='" + folder.resolve("system") + "'";
        site.source = new Source.System(
                "buoy",
                Command.of("ls '" + site.offered + "' | sed 's/^buoy_//; s/\\.deb$//'"),
                Command.of("dpkg-query --admindir='" + system.getParent()
                        + "' -W -f '${Version}\\n' \"$DRYDOCK_PACKAGE\""),
                Command.of("cp '" + site.offered + "'/\"$DRYDOCK_PACKAGE\"_\"$DRYDOCK_VERSION\".deb \"$DRYDOCK_HELD\""),
                Command.of(dpkg + " --install \"$DRYDOCK_HELD\"/*.deb"));
        run(folder, "sh", "-c", dpkg + " --install '" + site.offered + "/buoy_1.0.deb'");
        return site;
    }

    /** What pip wants of a wheel, and a program that says its version. */
    private void wheel(String release) throws IOException {
        String info = "buoy-" + release + ".dist-info/";
        Map<String, String> files = Map.of(
                "buoy.py",
                "def main():\n    print('" + release + "')\n",
                info + "METADATA",
                "Metadata-Version: 2.1\nName: buoy\nVersion: " + release + "\n",
                info + "WHEEL",
                "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
                info + "entry_points.txt",
                "[console_scripts]\nbuoy = buoy:main\n",
                info + "RECORD",
                "");
        Path wheel = offered.resolve("buoy-" + release + "-py3-none-any.whl");
        try (OutputStream out = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void deb(String release) throws IOException {
        Path tree = folder.resolve("deb-" + release);
        Sandbox.write(tree.resolve("opt/buoy"), release);
        Sandbox.write(
                tree.resolve("DEBIAN/control"),
                "Package: buoy\nVersion: " + release
                        + "\nArchitecture: all\nMaintainer: nobody\nDescription: a buoy\n");
        run(folder, "dpkg-deb", "--root-owner-group", "-b", tree.toString(), offered + "/buoy_" + release + ".deb");
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
                Map.of(),
                Map.of(),
                null,
                source);
        Order order = new Order(id, place, work, Instant.EPOCH);
        return new VcsDuty(60, 100)
                .perform(
                        order,
                        new OrderSite(order, LocalHost.as(""), Map.of(), false, () -> {}, said::add, percent -> {}));
    }

    Said preflight(Version from, Version to) {
        return preflight(from, to, null);
    }

    Said preflight(Version from, Version to, Work.Need need) {
        Command none = Command.of("true");
        return perform(new Work.Preflight(
                from,
                to,
                new Content(List.of(), List.of(), List.of(), List.of(), List.of()),
                new Doors(none, none, none, List.of(), List.of(), ""),
                new Health(Command.of(version), "", Health.WayIn.NONE, ""),
                List.of(),
                need,
                false));
    }

    Path held() {
        return folder.resolve("jobs/held");
    }

    /** Every file of a folder, as find and sha256sum see it. */
    static String picture(Path folder) throws IOException {
        return run(
                folder,
                "sh",
                "-c",
                "find . -printf '%y %m %u %g %T@ %l %p\\n' | sort; find . -type f -exec sha256sum {} + | sort");
    }

    static String run(Path at, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor()).as(output).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output;
    }
}
