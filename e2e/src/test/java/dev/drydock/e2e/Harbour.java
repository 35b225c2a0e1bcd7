package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A site of its own for one test, with its web server in front, known to Drydock. */
final class Harbour implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final HarbourSite site;
    final String name;
    private final Child web;

    /** A site that is there already. */
    Harbour(HarbourSite site, Child web) {
        this.site = site;
        this.name = site.name();
        this.web = web;
    }

    static Harbour open() {
        return open("harbour");
    }

    /** @param recipe one that Drydock knows */
    static Harbour open(String recipe) {
        return open(recipe, "");
    }

    /** @param more lines of the site file */
    static Harbour open(String recipe, String more) {
        Harbour h = unknown();
        Api.Reply added = Api.post(
                "sites", "application/yaml", h.site.yaml().replace("recipe: harbour", "recipe: " + recipe) + more);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return h;
    }

    /** Not yet added to Drydock. */
    static Harbour unknown() {
        return unknown("harbour-" + COUNT.incrementAndGet());
    }

    /** @param name no other test's */
    static Harbour named(String name) {
        Harbour h = unknown(name);
        Api.Reply added = Api.post("sites", "application/yaml", h.site.yaml());
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return h;
    }

    private static Harbour unknown(String name) {
        HarbourSite site = HarbourSite.build(Dock.DIR.resolve(name), name, port(), Dock.STACK.secrets());
        Child web = site.web().start();
        Harbour h = new Harbour(site, web);
        Dock.until("the site's web server answers", Duration.ofSeconds(30), () -> h.page() == 200);
        return h;
    }

    private static int port() {
        try (ServerSocket s = new ServerSocket(0)) {
            return s.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The status that a visitor gets. */
    int page() {
        try {
            HttpRequest get = HttpRequest.newBuilder(URI.create(site.url()))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HttpClient.newHttpClient()
                    .send(get, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String version() {
        return site.harbour("version").strip();
    }

    /** How often the migration to that version has run, by what it wrote itself. */
    long migrations(String version) {
        return site.ledger().stream()
                .filter(l -> l.startsWith("migrate " + version + " "))
                .count();
    }

    /** Starts an upgrade and returns while its migration is held in the middle. */
    String heldUpgrade(String to) {
        site.switches().hold();
        String run = Api.upgrade(name, to);
        assertThat(site.switches().arrived(Duration.ofSeconds(240)))
                .as(() -> Api.told(run))
                .isTrue();
        return run;
    }

    record Said(int exit, String out) {
        /** The number of the run that it tells of. */
        String run() {
            var m = java.util.regex.Pattern.compile("(?m)^run +([a-z0-9]{20})\\b")
                    .matcher(out);
            assertThat(m.find()).as(out).isTrue();
            return m.group(1);
        }
    }

    /** The command line, as a person without a terminal would have it. */
    static Said drydock(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var console = new dev.drydock.cli.terminal.Console(
                print,
                print,
                new java.io.BufferedReader(java.io.Reader.nullReader()),
                Map.of("DRYDOCK_DATA", Dock.STACK.dir().toString()),
                Path.of(""),
                false,
                () -> new dev.drydock.cli.terminal.Size(80, 25),
                Clock.systemUTC());
        int exit = dev.drydock.cli.Drydock.commandLine(console).execute(words);
        return new Said(exit, out.toString(StandardCharsets.UTF_8));
    }

    /** What an independent program sees of the site. */
    List<String> seen() {
        try {
            Process p = new ProcessBuilder(
                            "sh",
                            Path.of("src/test/resources/see.sh")
                                    .toAbsolutePath()
                                    .toString(),
                            site.root().toString())
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = p.inputReader(StandardCharsets.ISO_8859_1).readAllLines();
            assertThat(p.waitFor()).as(String.join("\n", lines)).isZero();
            return lines;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        site.harbour("clerk-stop");
        web.send(Signal.TERM);
    }
}
