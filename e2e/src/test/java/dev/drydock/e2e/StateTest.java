package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.wire.Signatures;
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
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
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
        keep(saved);
        assertThat(manifest.rows()).isPositive();
        assertThat(Files.getPosixFilePermissions(saved)).hasSize(2);
        Tool.delete(data.postgres());
        Tool.delete(data.kafka());
        Files.delete(data.state());

        aFileThatIsNotWhatWasSavedIsRefused(data, saved);
        rightsThatSomebodyGaveHimselfAreRefused(data, saved);
        oneOfAnotherVersionIsRefused(data, saved);
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

    /** Each checksum is right, for whoever can change a file can count as well. */
    private void rightsThatSomebodyGaveHimselfAreRefused(Data data, Path saved) throws IOException {
        Path changed = folder.resolve("changed.state");
        Files.copy(saved, changed);
        try (FileSystem zip = FileSystems.newFileSystem(changed)) {
            Path sites = zip.getPath("orchestrator/site");
            Path manifest = zip.getPath("manifest.json");
            String before = Signatures.sha256(Files.readAllBytes(sites));
            Files.writeString(sites, Files.readString(sites).replace("harbour", "another"));
            String said = Files.readString(manifest);
            assertThat(said).contains(before);
            Files.writeString(manifest, said.replace(before, Signatures.sha256(Files.readAllBytes(sites))));
        }
        assertThatThrownBy(() -> Whole.load(data, changed, OPTIONS))
                .hasMessageContaining("no orchestrator whose public key is in")
                .hasMessageContaining("nothing was changed");
        assertThat(data.postgres()).doesNotExist();
    }

    /** As the orchestrator of that version would have. */
    private static void sign(Data data, FileSystem zip, byte[] manifest) throws IOException {
        byte[] signature = Signatures.Signer.load("orchestrator", data.key("orchestrator"))
                .sign("drydock.state", "orchestrator", manifest);
        Files.write(zip.getPath("manifest.seal"), Wire.bytes(Map.of("keyId", "orchestrator", "signature", signature)));
    }

    private void oneOfAnotherVersionIsRefused(Data data, Path saved) throws IOException {
        Path older = folder.resolve("older.state");
        Files.copy(saved, older);
        try (FileSystem zip = FileSystems.newFileSystem(older)) {
            Path manifest = zip.getPath("manifest.json");
            String said = Files.readString(manifest);
            String other = said.replaceFirst("(\"orchestrator\" : \"1 2 3)[0-9 ]*", "$1");
            assertThat(other).isNotEqualTo(said);
            Files.writeString(manifest, other);
            sign(data, zip, Files.readAllBytes(manifest));
        }
        assertThatThrownBy(() -> Whole.load(data, older, OPTIONS))
                .hasMessageContaining("saved by another version of Drydock")
                .hasMessageContaining("orchestrator=1 2 3,")
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("Load it with the version that saved it, then upgrade Drydock");
    }

    /** With {@code -Dreleased.keep=FILE}: what a version that is released left, for the tests of those after it. */
    private static void keep(Path saved) throws IOException {
        String wanted = System.getProperty("released.keep", "");
        if (!wanted.isEmpty()) Files.copy(saved, Path.of(wanted));
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
