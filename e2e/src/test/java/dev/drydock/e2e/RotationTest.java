package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.stack.demo.HarbourSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another signing key for the orchestrator, as docs/keys.md has it: what was signed with the old one stays good. */
@Tag("systems")
class RotationTest {
    private static final List<String> SERVICES =
            List.of("backup", "vcs", "migration", "maintenance", "audit", "orchestrator");

    @TempDir
    Path folder;

    @Test
    void theRecordVerifiesOverBothKeysAndOrdersOfTheNewOneAreObeyed() throws Exception {
        String before = upgraded();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path dir = Dock.STACK.dir();
        write(dir.resolve("trusted/orchestrator.2.pub"), pair.getPublic().getEncoded());
        write(dir.resolve("keys/orchestrator.2.key"), pair.getPrivate().getEncoded());
        SERVICES.forEach(Dock.STACK::kill9);
        SERVICES.forEach(Dock.STACK::restart);

        String after = upgraded();

        assertThat(key(before)).isEqualTo("orchestrator");
        assertThat(key(after)).isEqualTo("orchestrator.2");
        AuditTest.headed(after);
        Path file = folder.resolve("record.ndjson");
        assertThat(Harbour.drydock("audit", "--export", file.toString()).exit()).isZero();
        assertThat(verify(file, dir.resolve("trusted"))).isZero();

        Path onlyNew = Files.createDirectory(folder.resolve("trusted"));
        Files.copy(dir.resolve("trusted/orchestrator.2.pub"), onlyNew.resolve("orchestrator.2.pub"));
        assertThat(verify(file, onlyNew)).as("without the old one").isEqualTo(1);
    }

    private static void write(Path file, byte[] der) throws Exception {
        Files.writeString(file, Base64.getMimeEncoder().encodeToString(der) + "\n");
    }

    private static String upgraded() {
        try (Harbour harbour = Harbour.open()) {
            String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
            assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");
            return run;
        }
    }

    private static String key(String run) {
        JsonNode entries = Api.get("runs/" + run + "/record").body().path("items");
        return entries.get(0).path("keyId").asText();
    }

    private static int verify(Path file, Path keys) {
        return Harbour.drydock("audit", "--verify", file.toString(), "--keys", keys.toString())
                .exit();
    }
}
