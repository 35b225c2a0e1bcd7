package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A terminal of tmux's in which somebody types, on a server of its own. */
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path TOP = Path.of("").toAbsolutePath().getParent();

    private final String socket = "drydock-" + UUID.randomUUID();

    private Tmux() {}

    /** @param env NAME=VALUE before what is typed, or empty; afterwards its exit code is told */
    static Tmux open(int columns, int rows, String env, String... words) {
        String typed = (env + " ./drydock " + String.join(" ", words)).strip();
        return running(columns, rows, typed + "; echo \"exit code $?\"; exec cat");
    }

    static Tmux running(int columns, int rows, String command) {
        Tmux tmux = new Tmux();
        tmux.ask("-f", settings().toString(), "new-session", "-d", "-x", "" + columns, "-y", "" + rows, command);
        return tmux;
    }

    /** As on a keyboard, {@code \t} and {@code \n} too. */
    void type(String keys) {
        ask("send-keys", "-l", keys);
    }

    /** All rows are the program's. */
    private static Path settings() {
        try {
            String lines = "set -g status off\n";
            return Files.writeString(Dock.DIR.resolve("tmux.conf"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-L", socket));
        command.addAll(List.of(words));
        return Tool.run(
                command,
                TOP,
                Map.of(
                        "TMUX_TMPDIR", Dock.DIR.toString(),
                        "LC_ALL", "C.UTF-8",
                        "DRYDOCK_DATA", Dock.STACK.dir().toString()));
    }

    void resize(int columns, int rows) {
        ask("resize-window", "-x", "" + columns, "-y", "" + rows);
    }

    /** What stands in it now, without what is empty below. */
    String screen() {
        return ask("capture-pane", "-p").stripTrailing();
    }

    /** The same with its colours, as a terminal is told them. */
    String painted() {
        return ask("capture-pane", "-p", "-e").stripTrailing();
    }

    /** What is longer than a row, as a person sees it on two. */
    List<String> broken() {
        List<String> rows = screen().lines().map(String::stripTrailing).toList();
        return ask("capture-pane", "-p", "-J")
                .stripTrailing()
                .lines()
                .map(String::stripTrailing)
                .filter(l -> !rows.contains(l))
                .toList();
    }

    /** @return the screen as soon as it is so */
    String when(Predicate<String> so) {
        AtomicReference<String> last = new AtomicReference<>("");
        boolean was = Await.until(PATIENCE, () -> {
            last.set(screen());
            return so.test(last.get());
        });
        assertThat(was).as("waited %s in vain for:%n%s", PATIENCE, last.get()).isTrue();
        return last.get();
    }

    @Override
    public void close() {
        try {
            ask("kill-server");
        } catch (Trouble e) {
            assertThat(e).hasMessageContaining("server");
        }
    }
}
