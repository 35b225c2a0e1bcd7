package dev.drydock.e2e.guide;

import dev.drydock.stack.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One bash for a whole page: folder and variables stay from one command to the next. */
final class Shell implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final String mark = "said-" + UUID.randomUUID();
    private final Process bash;
    private final Writer in;
    private final BufferedReader out;

    record Said(int exit, String out) {}

    /** @param folder where {@code ./drydock} is */
    Shell(Path home, Path folder) {
        ProcessBuilder b = new ProcessBuilder("bash", "--norc", "--noprofile").directory(folder.toFile());
        b.environment().keySet().removeIf(n -> n.matches("(DRYDOCK|GIT|XDG)_.*"));
        b.environment().put("HOME", home.toString());
        b.environment().put("LC_ALL", "C.UTF-8");
        try {
            bash = b.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = bash.outputWriter(StandardCharsets.UTF_8);
        out = bash.inputReader(StandardCharsets.UTF_8);
    }

    /** What the front door does when everything is built: the real command line, for that stack. */
    static void frontDoor(Path folder, Path data) throws IOException {
        Home home = Home.find();
        Path script = Files.writeString(
                folder.resolve("drydock"),
                """
                #!/bin/sh
                DRYDOCK_DATA='%s' exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xmx256m \
                -Ddrydock.home='%s' -cp '%s' dev.drydock.stack.Main "$@"
                """
                        .formatted(data, home.java(), home.top(), home.classpath()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(folder.resolve(".drydock"), data);
    }

    /** Without an input: what asks is answered by nobody. */
    Said type(String command) {
        CompletableFuture<Said> said = CompletableFuture.supplyAsync(this::answer);
        try {
            in.write("eval '" + command.replace("'", "'\\''") + "' </dev/null; printf '\\n%s %d\\n' " + mark + " $?\n");
            in.flush();
            return said.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            close();
            throw new AssertionError("`" + command + "` has no end: " + e, e);
        }
    }

    private Said answer() {
        StringBuilder told = new StringBuilder();
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(mark)) {
                    // the newline before the mark is ours
                    String all = told.isEmpty() ? "" : told.substring(0, told.length() - 1);
                    return new Said(Integer.parseInt(line.substring(mark.length() + 1)), all);
                }
                told.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the shell itself ended after: " + told);
    }

    @Override
    public void close() {
        bash.descendants().forEach(ProcessHandle::destroyForcibly);
        bash.destroyForcibly();
    }
}
