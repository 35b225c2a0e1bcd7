package dev.drydock.parts;

import dev.drydock.stack.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * This machine's engine, asked by its own command: that one fails at once where Testcontainers tries every way to an engine,
 * and waits.
 */
final class Docker implements Parts.Engine {
    static final String POSTGRES = "postgres:17";
    static final String KAFKA = "apache/kafka:4.1.2";

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PULL = Duration.ofMinutes(1);
    /** So long a pull that failed is not tried again: each module's tests are a process of their own. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private record Said(int exit, String out) {
        boolean good() {
            return exit == 0;
        }

        String end() {
            return out.lines()
                    .filter(l -> !l.isBlank())
                    .reduce("", (first, last) -> last)
                    .strip();
        }
    }

    @Override
    public Optional<String> silent() {
        Said said = run(SOON, "version", "--format", "{{.Server.APIVersion}}");
        return said.good() ? Optional.empty() : Optional.of("no Docker engine answers: " + said.end());
    }

    @Override
    public boolean portsInReach() {
        // without it Testcontainers pulls an image to find out, and waits two minutes where it cannot
        return !Files.exists(Path.of("/.dockerenv")) || System.getenv("TESTCONTAINERS_HOST_OVERRIDE") != null;
    }

    @Override
    public List<String> lacks() {
        return List.of(POSTGRES, KAFKA).stream()
                .filter(i ->
                        !run(SOON, "image", "inspect", "--format", "{{.Id}}", i).good())
                .toList();
    }

    @Override
    public Optional<String> pull(List<String> images) {
        Path failed = Home.find().top().resolve("test-parts/target/pull-failed");
        try {
            if (Files.exists(failed) && age(failed).compareTo(MEMORY) < 0)
                return Optional.of(
                        Files.readString(failed) + " (tried " + age(failed).toSeconds() + " s ago)");
            Files.deleteIfExists(failed);
            Optional<String> why = pullAll(images);
            if (why.isPresent()) remember(failed, why.get());
            return why;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> pullAll(List<String> images) {
        long end = System.nanoTime() + PULL.toNanos();
        for (String image : images) {
            Said said = run(Duration.ofNanos(Math.max(0, end - System.nanoTime())), "pull", "-q", image);
            if (!said.good()) return Optional.of("it could not be pulled: " + said.end());
        }
        return Optional.empty();
    }

    private static void remember(Path failed, String why) throws IOException {
        Files.createDirectories(failed.getParent());
        Files.writeString(failed, why);
    }

    private static Duration age(Path file) throws IOException {
        return Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
    }

    @Override
    public Optional<String> broken() {
        Said said = run(SOON.multipliedBy(2), "run", "--rm", POSTGRES, "true");
        return said.good() ? Optional.empty() : Optional.of(said.end());
    }

    private static Said run(Duration limit, String... words) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        try {
            Path out = Files.createTempFile("drydock-docker-", ".out");
            try {
                Process p = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
                p.getOutputStream().close();
                if (p.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
                    return new Said(p.exitValue(), Files.readString(out));
                p.destroyForcibly().waitFor();
                return new Said(-1, "docker " + words[0] + " had not ended after " + limit.toSeconds() + " s");
            } finally {
                Files.delete(out);
            }
        } catch (IOException e) {
            return new Said(-1, e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
