package dev.drydock.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    Path dir;

    private Child child;

    @BeforeEach
    void start() {
        child = spawn("exec sleep 60").start();
    }

    @AfterEach
    void end() {
        child.send(Signal.KILL);
    }

    @Test
    void lives_in_a_session_of_its_own() throws Exception {
        String[] stat =
                Files.readString(Path.of("/proc/" + child.pid() + "/stat")).split(" ");

        assertThat(child.alive()).isTrue();
        assertThat(Await.until(Duration.ofSeconds(5), () -> session() == child.pid()))
                .isTrue();
        assertThat(stat[0]).isEqualTo(Long.toString(child.pid()));
    }

    @Test
    void is_dead_after_a_kill() {
        child.send(Signal.KILL);

        assertThat(Await.until(Duration.ofSeconds(5), () -> !child.alive())).isTrue();
    }

    @Test
    void the_same_number_started_at_another_time_is_somebody_else() {
        Child former = new Child(child.name(), child.pid(), child.started() - 1, child.boot());

        boolean sent = former.send(Signal.KILL);

        assertThat(sent).isFalse();
        assertThat(child.alive()).isTrue();
    }

    @Test
    void nothing_of_another_boot_lives() {
        assertThat(new Child(child.name(), child.pid(), child.started(), "another").alive())
                .isFalse();
    }

    @Test
    void the_log_of_the_time_before_is_kept_once() throws Exception {
        Files.writeString(dir.resolve("a.log"), "before");

        Child again = spawn("echo now").start();

        assertThat(Await.until(Duration.ofSeconds(5), () -> !again.alive())).isTrue();
        assertThat(dir.resolve("a.log")).hasContent("now");
        assertThat(dir.resolve("a.log.1")).hasContent("before");
    }

    private Spawn spawn(String script) {
        return new Spawn("a", List.of("/bin/sh", "-c", script), Map.of(), dir, dir.resolve("a.log"));
    }

    private long session() {
        try {
            String stat = Files.readString(Path.of("/proc/" + child.pid() + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
        } catch (java.io.IOException e) {
            return -1;
        }
    }
}
