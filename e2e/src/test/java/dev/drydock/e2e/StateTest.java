package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Data;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.keep.Manifest;
import dev.drydock.stack.keep.Whole;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database and broker are lost in the middle of an upgrade; what was saved is loaded, and the upgrade goes on. */
@Tag("systems")
class StateTest {
    private static final Duration LIMIT = Duration.ofSeconds(180);
    private static final Options OPTIONS =
            Options.free().with(Map.of("DRYDOCK_HEADS_EVERY", "2s", "DRYDOCK_METRICS_EVERY", "1s"));

    @TempDir
    Path folder;

    @Test
    void aRunGoesOnInADrydockThatWasLoaded() throws IOException {
        Data data = new Data(folder.resolve("data"));
        Path saved = folder.resolve("drydock.state");
        String run;
        Child web;
        HarbourSite site;
        Manifest manifest;
        try (Stack before = Stack.start(data.dir(), OPTIONS)) {
            site = HarbourSite.build(folder.resolve("one"), "one", before.freePort(), before.secrets());
            web = site.web().start();
            ask(before, "POST", "/api/v1/sites", "application/yaml", site.yaml());
            site.switches().hold();
            run = ask(
                            before,
                            "POST",
                            "/api/v1/sites/one/runs",
                            "application/json",
                            "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"}")
                    .path("id")
                    .asText();
            assertThat(site.switches().arrived(LIMIT))
                    .as("it is in the middle of its migration")
                    .isTrue();
            manifest = Whole.save(data, saved);
        }
        assertThat(manifest.rows()).isPositive();
        assertThat(Files.getPosixFilePermissions(saved)).hasSize(2);
        Tool.delete(data.postgres());
        Tool.delete(data.kafka());
        Files.delete(data.state());

        aFileThatIsNotWhatWasSavedIsRefused(data, saved);
        Whole.load(data, saved, OPTIONS);
        assertThatThrownBy(() -> Whole.load(data, saved, OPTIONS))
                .as("not on top of what is there")
                .hasMessageContaining("there is something in");

        try (Stack after = Stack.start(data.dir(), OPTIONS)) {
            site.switches().release();
            Dock.until(
                    () -> "run " + run + " succeeds: " + ask(after, "GET", "/api/v1/runs/" + run, "text/plain", ""),
                    LIMIT,
                    () -> ask(after, "GET", "/api/v1/runs/" + run, "text/plain", "")
                            .path("state")
                            .asText()
                            .equals("succeeded"));
            assertThat(site.ledger()).as("it was migrated once").hasSize(1);
            Dock.until(
                    () -> "the record of " + run + " is whole: " + verified(after, run),
                    LIMIT,
                    () -> verified(after, run).path("whole").asBoolean());
        } finally {
            web.send(Signal.TERM);
        }
    }

    private void aFileThatIsNotWhatWasSavedIsRefused(Data data, Path saved) throws IOException {
        Path cut = folder.resolve("cut.state");
        Files.copy(saved, cut, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile file = new RandomAccessFile(cut.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }
        assertThatThrownBy(() -> Whole.load(data, cut, OPTIONS)).hasMessageContaining("nothing was changed");
        assertThat(data.postgres()).doesNotExist();
    }

    private static JsonNode verified(Stack stack, String run) {
        return answer(stack.url(Service.AUDIT), stack, "GET", "/api/v1/audit/verify?run=" + run, "text/plain", "");
    }

    private static JsonNode ask(Stack stack, String verb, String path, String type, String body) {
        return answer(stack.url(), stack, verb, path, type, body);
    }

    private static JsonNode answer(String url, Stack stack, String verb, String path, String type, String body) {
        try {
            return Wire.JSON.readTree(
                    Tokens.send(url, verb, path, stack.token(), type, body).body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
