package dev.drydock.e2e;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The project of docker-compose.yml under a name, with keys and on ports of its own. */
final class Compose implements AutoCloseable {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> IMAGES =
            List.of("eclipse-temurin:25-jre", "debian:bookworm-slim", "postgres:17", "apache/kafka:4.1.2");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofMinutes(5);

    record Said(int exit, String out) {}

    private final String name = "drydock-test-" + ProcessHandle.current().pid();
    private final Path keys;
    private final int port = port();
    private final int sitePort = port();
    private final List<String> program;

    Compose() throws IOException {
        this.keys = Files.createTempDirectory("drydock-compose-");
        this.program = program().orElseThrow();
    }

    /** Why it cannot be run here. */
    static Optional<String> missing() {
        if (run(SOON, Map.of(), "docker", "info").exit != 0) return Optional.of("no Docker engine answers");
        if (program().isEmpty()) return Optional.of("neither docker-compose nor docker compose is there");
        return IMAGES.stream()
                .filter(i -> run(SOON, Map.of(), "docker", "image", "inspect", i).exit != 0)
                .filter(i -> run(MINUTE, Map.of(), "docker", "pull", "-q", i).exit != 0)
                .findFirst()
                .map(i -> "the image " + i + " is not there and cannot be pulled within a minute");
    }

    private static Optional<List<String>> program() {
        return List.of(List.of("docker-compose"), List.of("docker", "compose")).stream()
                .filter(p -> run(SOON, Map.of(), with(p, "version")).exit == 0)
                .findFirst();
    }

    void up() {
        must(run(MINUTE, Map.of(), TOP.resolve("deploy/prepare").toString(), keys.toString()));
        must(compose("build"));
        must(compose("up", "-d"));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String page() {
        return "http://127.0.0.1:" + sitePort + "/";
    }

    String token() throws IOException {
        return Files.readString(keys.resolve("admin.token")).strip();
    }

    String siteFile() throws IOException {
        return Files.readString(TOP.resolve("deploy/harbour.yaml"));
    }

    /** At once, as by a power cut; nothing starts it again. */
    void kill(String service) {
        must(run(MINUTE, Map.of(), "docker", "kill", container(service)));
    }

    void start(String service) {
        must(run(MINUTE, Map.of(), "docker", "start", container(service)));
    }

    boolean runs(String service) {
        return must(run(SOON, Map.of(), "docker", "inspect", "-f", "{{.State.Running}}", container(service)))
                .strip()
                .equals("true");
    }

    /** In the site's container. */
    Said onSite(String command) {
        return run(MINUTE, Map.of(), "docker", "exec", container("site"), "sh", "-c", command);
    }

    String logs() {
        return compose("logs", "--tail", "40").out;
    }

    @Override
    public void close() {
        Said down = compose("down", "-v", "--remove-orphans");
        dev.drydock.stack.process.Tool.delete(keys);
        must(down);
    }

    private String container(String service) {
        return must(compose("ps", "-q", service)).strip();
    }

    private Said compose(String... words) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("-f", TOP.resolve("docker-compose.yml").toString(), "-p", name));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DRYDOCK_KEYS", keys.toString());
        environment.put("DRYDOCK_PORT", Integer.toString(port));
        environment.put("DRYDOCK_SITE_PORT", Integer.toString(sitePort));
        return run(LONG, environment, with(command, words));
    }

    private static String[] with(List<String> command, String... words) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(words));
        return all.toArray(String[]::new);
    }

    private static String must(Said said) {
        if (said.exit != 0) throw new AssertionError("exit code " + said.exit + ":\n" + said.out);
        return said.out;
    }

    private static Said run(Duration limit, Map<String, String> environment, String... command) {
        try {
            Path out = Files.createTempFile("drydock-compose-", ".out");
            try {
                ProcessBuilder b = new ProcessBuilder(command).directory(TOP.toFile());
                b.environment().putAll(environment);
                Process p =
                        b.redirectOutput(out.toFile()).redirectErrorStream(true).start();
                p.getOutputStream().close();
                boolean ended = p.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
                if (!ended) p.destroyForcibly().waitFor();
                return new Said(ended ? p.exitValue() : -1, Files.readString(out));
            } finally {
                Files.delete(out);
            }
        } catch (IOException notThere) {
            return new Said(-1, notThere.toString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int port() {
        try (ServerSocket s = new ServerSocket(0)) {
            return s.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
