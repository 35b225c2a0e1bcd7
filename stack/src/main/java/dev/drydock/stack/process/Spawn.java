package dev.drydock.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a process that lives on when the one who started it ends: a session of its own, no terminal, output to a file.
 *
 * @param environment beside what is inherited; settings of Drydock's own parts are never inherited
 */
public record Spawn(String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
    private static final List<String> NOT_INHERITED = List.of(
            "DRYDOCK_", "QUARKUS_", "KAFKA_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "PG", "MAVEN_", "SMALLRYE_");

    public Child start() {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached).directory(directory.toFile());
        builder.environment().keySet().removeIf(k -> NOT_INHERITED.stream().anyMatch(k::startsWith));
        builder.environment().put("LC_ALL", "C.UTF-8"); // else Java cannot name a file with an umlaut
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        try {
            rotate();
            File out = log.toFile();
            builder.redirectInput(new File("/dev/null")).redirectErrorStream(true);
            return Child.of(name, builder.redirectOutput(out).start().pid());
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + name + " (" + command.getFirst() + "): " + e, e);
        }
    }

    /** One old log is kept, so that what led to a crash can still be read after the next start. */
    private void rotate() throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log))
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
}
