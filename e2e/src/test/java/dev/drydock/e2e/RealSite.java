package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.demo.Switches;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A site of a real framework on a real server, with its web server in front, at its project's first release. */
abstract class RealSite implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** What must be found nowhere. */
    final String canary = "canary-" + UUID.randomUUID();

    /** With characters that settings, clients and shells read differently. */
    final String password = canary + " #1$x";

    final String kind;
    final String name;
    final String database;
    final Path dir;
    final Path root;
    final int port = DatabaseServer.port();
    final DatabaseServer server;
    private final List<Child> children = new ArrayList<>();

    /** @param kind the recipe's name, and that of the folder with the releases */
    RealSite(String kind, DatabaseServer server, String first) {
        this(kind, server, root -> Releases.clone(kind, root, first));
    }

    /** @param server null: none */
    RealSite(String kind, DatabaseServer server, Consumer<Path> install) {
        int number = COUNT.incrementAndGet();
        this.kind = kind;
        this.name = kind + "-" + number;
        this.database = kind + number;
        this.server = server;
        this.dir = Dock.DIR.resolve(name);
        this.root = dir.resolve("site");
        try {
            for (String folder : List.of("switches", "jobs")) Files.createDirectories(dir.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server != null) server.make(database, database, password);
        install.accept(root);
    }

    /** Its own words in the site file, beside those of every site. */
    abstract List<String> parameters();

    /** Neither compared by anybody: volatile, cache, marks. */
    abstract List<String> loose();

    void serve(List<String> command, Map<String, String> environment) {
        children.add(new Spawn(name + "-web", command, environment, root, dir.resolve("web.log")).start());
        Dock.until("the site's web server answers", Duration.ofSeconds(30), () -> page() == 200);
    }

    RealSite known() {
        return known(kind);
    }

    RealSite known(String recipe) {
        Api.Reply added = Api.post("sites", "application/yaml", yaml(recipe));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        return this;
    }

    private String yaml(String recipe) {
        List<String> all = new ArrayList<>(parameters());
        all.add("ledger: \"%s\"".formatted(dir.resolve("ledger")));
        all.add("switches: \"%s\"".formatted(dir.resolve("switches")));
        return """
                name: %s
                recipe: %s
                root: %s
                url: %s
                jobs: %s
                parameters: { %s }
                """
                .formatted(name, recipe, root, url(), dir.resolve("jobs"), String.join(", ", all));
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** The status that a visitor gets; 0: none. */
    int page() {
        HttpResponse<String> answer = ask();
        return answer == null ? 0 : answer.statusCode();
    }

    /** PHP's web server looks only every two seconds whether a file is another one by now. */
    void says(String beginning) {
        Dock.until("its page says " + beginning, Duration.ofSeconds(20), () -> {
            HttpResponse<String> answer = ask();
            return answer != null && answer.body().startsWith(beginning);
        });
    }

    private HttpResponse<String> ask() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url()))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Harbour.Said upgrade(String to) {
        return Harbour.drydock("upgrade", name, "--to", to, "--watch", "--yes");
    }

    /** Starts an upgrade and returns while its migration is held in the middle. */
    String heldUpgrade(String to) {
        switches().hold();
        String run = Api.upgrade(name, to);
        Dock.until("the migration of run " + run + " is in its middle", Duration.ofSeconds(90), () -> {
            assertThat(ended(run)).as(() -> Api.told(run)).isFalse();
            return switches().arrived(Duration.ZERO);
        });
        return run;
    }

    /** Whether the run is at its end; where it waits for a person, he approves. */
    static boolean ended(String run) {
        String state = Api.run(run).path("state").asText();
        if (state.equals("waiting")) approve(run);
        return !state.equals("waiting") && !state.equals("running");
    }

    static void approve(String run) {
        Harbour.Said said = Harbour.drydock("approve", run);
        assertThat(said.exit()).as(said.out()).isZero();
    }

    Switches switches() {
        return new Switches(dir.resolve("switches"));
    }

    /** What the public record tells of that run: what happened, to which step. */
    static List<String> record(String run) throws IOException {
        List<String> told = new ArrayList<>();
        for (var item : Api.get("runs/" + run + "/record").body().path("items")) {
            byte[] value = Base64.getDecoder().decode(item.path("value").asText());
            var event = Wire.JSON.readTree(value);
            String type = event.path("type").asText().replaceAll("^dev\\.drydock\\.|\\.v1$", "");
            told.add((type + " " + event.path("data").path("name").asText()).strip());
        }
        return told;
    }

    /** One line for each time that a migration was really run; never put back. */
    List<String> ledger() {
        try {
            Path file = dir.resolve("ledger");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sql(String statements) {
        return server.sql(database, statements);
    }

    /** What find, sha256sum, git and the server's superuser see of the site. */
    List<String> seen() {
        List<String> all = new ArrayList<>(files(root, loose()));
        all.addAll(picture().lines().toList());
        return all;
    }

    /** @param loose paths in it that are left out */
    List<String> files(Path folder, List<String> loose) {
        List<String> command = new ArrayList<>(
                List.of("sh", Path.of("src/test/resources/see-site.sh").toAbsolutePath() + "", folder.toString()));
        command.addAll(loose);
        return Tool.run(command, dir).lines().toList();
    }

    String picture() {
        return server.picture(database);
    }

    String run(String... command) {
        return Tool.run(List.of(command), root);
    }

    @Override
    public void close() {
        children.forEach(c -> c.send(Signal.TERM));
    }
}
