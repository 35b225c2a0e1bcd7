package dev.drydock.bench.volume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** One site with much in it, known to Drydock; what a step took is read from the run itself. */
final class Bulk implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS = Set.of("succeeded", "rolled-back", "not-started", "stuck", "resolved");
    private static final String RECIPE =
            """
            recipe: bulk-%1$s
            source: { git: { stable: "v*" } }
            root: { marker: VERSION }
            %2$s
            doors:
              close: 'test ! -e ../change || find data -type f -name "*07" -exec touch {} +; touch closed'
              open: rm closed
              by-hand: rm -f closed
              mark: [ closed ]
            version: cat VERSION
            steps:
              - checkout
            """;

    /**
     * Whatever was written before is nobody's cost, and that it was written just now is nobody's gain: files lie on the disk, as those of
     * a site do that are copied once a night. Without the right to say so they stay in memory, for both alike.
     */
    private static final String SETTLE = "sync; echo 3 2>/dev/null >/proc/sys/vm/drop_caches || :";

    /** A drill loads all of it once more, and is not what is measured. */
    private static final String UNDRILLED = ",\"withoutDrill\":\"it is not what is measured\"}";

    record Changed(double open, double closed) {}

    private final String kind;
    private final Path folder;
    private final Stack stack;
    private final Process server;
    private final Path socket;
    private String last;
    private final HttpClient http = HttpClient.newHttpClient();

    private Bulk(String kind, Path folder, Stack stack, Process server, Path socket) {
        this.kind = kind;
        this.folder = folder;
        this.stack = stack;
        this.server = server;
        this.socket = socket;
    }

    static Bulk of(String kind, Path folder, Stack stack, int size) throws Exception {
        Path socket = Files.createTempDirectory("bulk-");
        Process server = kind.equals("files") ? null : server(kind, folder, socket);
        Bulk bulk = new Bulk(kind, folder, stack, server, socket);
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("VERSION"), "1.0.0\n");
        String access = kind.equals("mariadb")
                ? "DB_USERNAME=root\nDB_SOCKET=" + socket.resolve("s")
                : "DB_USERNAME=drydock\nDB_HOST=" + socket;
        Files.writeString(site.resolve(".env"), "DB_DATABASE=app\n" + access + "\n");
        sh(
                site,
                "git init -q && printf 'data\\n.env\\nclosed\\n' >.gitignore && git add . && git -c user.name=b -c user.email=b"
                        + " commit -qm 1 && git tag v1.0.0 && git clone -q --bare . ../remote && git remote add origin ../remote");
        bulk.script("fill.sh", kind, site.toString(), bulk.at(), Integer.toString(size));
        String database = server == null ? "" : "database: { engine: " + kind + ", credentials: .env }";
        bulk.post("recipes", "application/yaml", RECIPE.formatted(kind, database));
        bulk.post(
                "sites",
                "application/yaml",
                "name: bulk-%s\nrecipe: bulk-%s\nroot: %s\njobs: %s\n"
                        .formatted(kind, kind, site, folder.resolve("jobs")));
        return bulk;
    }

    private static Process server(String kind, Path folder, Path socket) throws IOException {
        Process process = start("server.sh", kind, folder.resolve("server").toString(), socket.toString());
        byte[] said = process.getInputStream().readNBytes("ready\n".length());
        if (said.length == 0) throw new Trouble("the bench's " + kind + " server did not start");
        return process;
    }

    private String at() {
        return kind.equals("mariadb") ? socket.resolve("s").toString() : socket.toString();
    }

    double backup() throws Exception {
        plain("old", "plain.zst");
        sh(folder, SETTLE);
        JsonNode run = run("{\"kind\":\"backup\"}");
        last = run.path("id").asText();
        return server == null ? took(run, "copy") + took(run, "backup") : took(run, "backup");
    }

    double restore() throws Exception {
        sh(folder, SETTLE);
        JsonNode run = run("{\"kind\":\"restore\",\"discardCurrent\":true,\"backup\":\"" + last + "\"" + UNDRILLED);
        return took(run, server == null ? "restore tree" : "restore database:main");
    }

    /** The doors close, and one file in a hundred has changed, each time. */
    Changed changed() throws Exception {
        sh(folder, SETTLE);
        Files.writeString(folder.resolve("change"), "");
        JsonNode run = run("{\"kind\":\"backup\"}");
        return new Changed(took(run, "copy"), took(run, "backup"));
    }

    void spoil() throws Exception {
        if (server == null) sh(folder, "rm -rf site/data");
    }

    double plainBackup() throws Exception {
        sh(folder, SETTLE);
        return plain("back", "plain.zst");
    }

    /**
     * Drydock's run copies what is there before it puts anything in its place, and finds the server as that leaves it: with all of it
     * in memory, which makes loading a seventh slower. So the plain one copies it first, too, and neither copy is counted. Of the
     * files nothing is there.
     */
    double plainRestore() throws Exception {
        sh(folder, SETTLE);
        if (server != null) plain("back", "present.zst");
        return plain("again", "plain.zst");
    }

    private double plain(String what, String copy) throws Exception {
        long begin = System.nanoTime();
        script(
                "plain.sh",
                what,
                kind,
                folder.resolve("site").toString(),
                folder.resolve(copy).toString(),
                at());
        return (System.nanoTime() - begin) / 1e9;
    }

    private JsonNode run(String body) throws Exception {
        String id = post("sites/bulk-" + kind + "/runs", "application/json", body)
                .path("id")
                .asText();
        JsonNode run = get("runs/" + id);
        while (!ENDS.contains(run.path("state").asText())) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            run = get("runs/" + id);
        }
        if (!run.path("state").asText().equals("succeeded")) throw new Trouble("the run did not succeed: " + run);
        return run;
    }

    private static double took(JsonNode run, String step) {
        for (JsonNode s : run.path("steps")) {
            if (!s.path("name").asText().equals(step)) continue;
            return Duration.between(
                                    Instant.parse(s.path("started").asText()),
                                    Instant.parse(s.path("ended").asText()))
                            .toMillis()
                    / 1000.0;
        }
        throw new Trouble("the run has no step " + step);
    }

    private JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    private JsonNode post(String path, String type, String body) throws Exception {
        return send(HttpRequest.newBuilder().header("Content-Type", type).POST(BodyPublishers.ofString(body)), path);
    }

    private JsonNode send(HttpRequest.Builder request, String path) throws Exception {
        var answer = http.send(
                request.uri(URI.create(stack.url() + "/api/v1/" + path))
                        .header("Authorization", "Bearer " + stack.token())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() > 299) throw new Trouble("Drydock answered: " + answer.body());
        return JSON.readTree(answer.body());
    }

    private void script(String name, String... arguments) throws Exception {
        Process process = start(name, arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) throw new Trouble(name + " failed: " + said);
    }

    private static Process start(String name, String... arguments) throws IOException {
        try (InputStream in = Bulk.class.getResourceAsStream(name)) {
            List<String> argv =
                    new ArrayList<>(List.of("sh", "-c", new String(in.readAllBytes(), StandardCharsets.UTF_8), name));
            argv.addAll(List.of(arguments));
            return new ProcessBuilder(argv)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }
    }

    private static void sh(Path folder, String script) throws Exception {
        Process process = new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) throw new Trouble("failed: " + script);
    }

    @Override
    public void close() throws Exception {
        if (server == null) return;
        server.getOutputStream().close();
        server.waitFor();
        sh(socket.getParent(), "rm -rf '" + socket + "'");
    }
}
