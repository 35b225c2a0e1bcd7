package dev.drydock.stack.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.stack.Data;
import dev.drydock.stack.doctor.Finding.Level;
import dev.drydock.stack.part.Broker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of what it sees. That it sees it is shown in e2e's OperationsTest. */
class DoctorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void whatWasNeverStartedIsToldAndNothingIsMade() {
        Path nowhere = folder.resolve("none");

        List<Finding> all = Doctor.examine(new Data(nowhere));

        assertThat(all).anySatisfy(f -> {
            assertThat(f.level()).isEqualTo(Level.BAD);
            assertThat(f.next()).contains("./drydock up");
        });
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void eachFindingThatIsNotOkSaysWhatToDo() {
        assertThat(Finding.bad("disk", "is full", "make room").text())
                .isEqualTo("bad  disk: is full\n       next: make room");
        assertThat(Finding.ok("Java", "25").text()).isEqualTo("ok   Java: 25");
    }

    @Test
    void clocksThatAreApartAreTold() {
        Instant now = Instant.parse("2026-11-22T01:00:00Z");

        assertThat(Base.clock(now, now.plusSeconds(1), now.plusSeconds(2)).level())
                .isEqualTo(Level.OK);
        assertThat(Base.clock(now, now.minusSeconds(7200), now).is()).contains("7200 s apart");
        assertThat(Base.clock(now, now.plusSeconds(40), now).level()).isEqualTo(Level.WARN);
    }

    @Test
    void littleRoomIsToldAndNoneIsBad() {
        assertThat(Machine.room("x", 20L << 30).level()).isEqualTo(Level.OK);
        assertThat(Machine.room("x", 5L << 30).level()).isEqualTo(Level.WARN);
        assertThat(Machine.room("x", 5L << 20).level()).isEqualTo(Level.BAD);
        assertThat(Machine.java(21).level()).isEqualTo(Level.BAD);
    }

    @Test
    void topicsThatAreNotAsTheyMustBeAreNamed() {
        assertThat(Base.topics(new Broker.Seen(Map.of("drydock.upgrades", "keeps what is on it for 168 h"), 0)))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.level()).isEqualTo(Level.BAD);
                    assertThat(f.next()).contains("retention.ms=-1");
                });
        assertThat(Base.letters(3).is()).contains("3 since yesterday");
    }

    @Test
    void whatAServiceSaysOfItselfIsPassedOn() throws IOException {
        JsonNode health = JSON.readTree(
                """
                {"status":"DOWN","checks":[{"name":"x","status":"UP"},
                 {"name":"relay","status":"DOWN","data":{"why":"it is behind","next":"look at the broker"}}]}""");

        assertThat(Running.health("orchestrator", health))
                .containsExactly(Finding.bad("orchestrator, relay", "it is behind", "look at the broker"));
    }

    @Test
    void aStuckRunIsBadAndOneThatWaitsIsNot() throws IOException {
        JsonNode status = JSON.readTree(
                """
                {"atRest":[{"run":"r1","site":"a","state":"stuck","next":"retry"},
                           {"run":"r2","site":"b","state":"waiting","next":"approve"}]}""");

        assertThat(Running.runs(status)).extracting(Finding::level).containsExactly(Level.BAD, Level.WARN);
    }

    @Test
    void oldBackupsDrillsAndHeadsAreTold() {
        Map<String, Double> is = Running.measured(
                """
                # HELP drydock_backup_oldest_age_seconds x
                drydock_backup_oldest_age_seconds 8.64E5
                drydock_drill_oldest_age_seconds 3456000.0
                drydock_sites_without_backup 2.0
                drydock_head_age_seconds 700.0
                drydock_backup_age_seconds{site="a"} 1.0
                """);

        assertThat(Running.figures(is).stream().map(Finding::is))
                .anyMatch(t -> t.contains("10 days"))
                .anyMatch(t -> t.contains("40 days"))
                .anyMatch(t -> t.contains("2 site(s)"))
                .anyMatch(t -> t.contains("700 s"));
        assertThat(Running.figures(Map.of())).extracting(Finding::level).containsOnly(Level.OK);
    }

    @Test
    void onlyHostsThatAreReachedDirectlyAreTried() throws IOException {
        JsonNode sites = JSON.readTree(
                """
                [{"name":"a","at":null},{"name":"b","at":"deploy@one"},{"name":"c","at":"d@two:2222"},
                 {"name":"d","at":"d@three via b@gate"}]""");

        assertThat(Running.hosts(sites))
                .containsOnly(
                        Map.entry("b", InetSocketAddress.createUnresolved("one", 22)),
                        Map.entry("c", InetSocketAddress.createUnresolved("two", 2222)));
    }

    @Test
    void aKeyThatNobodyBelievesOrOthersMayReadIsBad() throws IOException, GeneralSecurityException {
        KeyPair mine = pair();
        Path file = folder.resolve("backup.key");
        Files.writeString(
                file, Base64.getMimeEncoder().encodeToString(mine.getPrivate().getEncoded()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var trusted = Signatures.Trusted.of(Map.of("backup", mine.getPublic()));
        var others = Signatures.Trusted.of(Map.of("backup", pair().getPublic()));

        assertThat(Keyring.key("backup", "backup", file, trusted).level()).isEqualTo(Level.OK);
        assertThat(Keyring.key("backup", "backup", file, others).is()).contains("not believed");
        assertThat(Keyring.key("backup", "backup", folder.resolve("none"), trusted)
                        .level())
                .isEqualTo(Level.BAD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Keyring.key("backup", "backup", file, trusted).is()).contains("others may read");
    }

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }
}
