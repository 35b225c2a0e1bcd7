package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs Maven, shows what a person wants to see of it, and keeps all of it in a log. */
record Maven(Path top, String program, PrintStream out) {
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building drydock-(\\S+) .*");
    private static final Pattern CLASS =
            Pattern.compile("\\[\\w+]\\s+Tests run: (\\d+),.*Time elapsed: ([\\d.]+ s).*-- in (\\S+)");
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final int MOST_ERRORS = 120;

    int run(List<String> arguments) {
        return run(arguments, FOR_EVER);
    }

    /** What still runs at the limit is ended, with all that it started. */
    int run(List<String> arguments, Duration limit) {
        List<String> command = new java.util.ArrayList<>(List.of(program, "-B"));
        command.addAll(arguments);
        ProcessBuilder b = new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
        b.environment().keySet().removeIf(k -> k.startsWith("DRYDOCK_") && !k.startsWith("DRYDOCK_TEST_"));
        try {
            Files.createDirectories(log().getParent());
            Process p = b.redirectInput(new File("/dev/null")).start();
            CompletableFuture.delayedExecutor(limit.toSeconds(), TimeUnit.SECONDS)
                    .execute(() -> Tool.end(p.toHandle()));
            show(p);
            return p.waitFor();
        } catch (IOException e) {
            throw new Trouble("cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted while the tests ran", e);
        }
    }

    Path log() {
        return top.resolve("target/test.log");
    }

    private void show(Process p) throws IOException {
        int errors = 0;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter log = new PrintWriter(Files.newBufferedWriter(log()))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                log.println(line);
                Optional<String> told = told(line);
                told.ifPresent(out::println);
                if (told.isEmpty() && line.startsWith("[ERROR]") && errors++ < MOST_ERRORS) out.println(line);
            }
        }
    }

    static Optional<String> told(String line) {
        Matcher module = MODULE.matcher(line);
        if (module.matches()) return Optional.of(module.group(1));
        Matcher tests = CLASS.matcher(line);
        if (!tests.matches()) return Optional.empty();
        String bad = line.contains("<<<") ? "  <<< FAILED" : "";
        return Optional.of("  %4s  %-70s %8s%s".formatted(tests.group(1), tests.group(3), tests.group(2), bad));
    }
}
