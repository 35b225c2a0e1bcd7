package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.Content;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad sites: each is refused with what is wrong, and nothing has changed. */
class PreflightTest {
    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeEach
    void site() {
        harbour = Fixture.tiny(base);
    }

    @Test
    void aGoodSiteIsAccepted() throws IOException {
        assertThat(harbour.preflight(Fixture.CONTENT)).isEqualTo(Said.Done.nothing());
        assertThat(harbour.leftovers()).isEmpty();
        assertThat(base.resolve("jobs")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rm -r ../site                                  | site does not exist",
                "rm -r ../site; ln -s site ../site              | in a circle",
                "mv ../site ../real; ln -s real ../site         | site is a symbolic link",
                "mv marker ../m; ln -s ../m marker              | leads out of it",
                "rm marker; ln -s / marker                      | leads out of it",
                "rm -r ../site; touch ../site                   | is not a folder",
                "rm marker                                      | marker is not there",
                "touch ../jobs                                  | jobs cannot be made or written",
                "rm data/app.db                                 | database file missing: ",
                "rm data/app.db; sqlite3 data/app.db 'pragma integrity_check' | database file is empty: ",
                "printf 'no database at all' >data/app.db       | not a SQLite database",
                "mv data/app.db data/b; ln -s b data/app.db     | reached over a symbolic link",
                "mv data d; ln -s d data                        | reached over a symbolic link",
                "truncate -s 4096 data/app.db                   | is corrupt",
                "rm -r ../store; touch ../store                 | store cannot be used",
                "rm -r ../scratch; touch ../scratch             | scratch cannot be used",
            })
    void aBadSiteIsRefused(String damage, String reason) throws IOException {
        Files.createDirectories(harbour.store);
        Files.createDirectories(harbour.scratch);
        Fixture.sh(base, "cd site; " + damage);
        String before = everything();

        Said said = harbour.preflight(Fixture.CONTENT);

        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(((Said.Refused) said).reason()).contains(reason);
        assertThat(((Said.Refused) said).next()).isNotEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aDatabaseWithoutTablesIsRefusedWhereTheLastBackupHadSome() throws IOException {
        // Given a backup, and then what a command leaves that only asks a database which is not there
        harbour.copy();
        harbour.closeDoors();
        harbour.backup();
        harbour.inRoot("rm data/app.db; sqlite3 data/app.db 'pragma journal_mode=wal' VACUUM");
        String before = everything();

        Said compared = harbour.preflight(Fixture.CONTENT, null, "b1");
        Said discarded = harbour.preflight(Fixture.CONTENT, Work.Need.DISCARD, "b1");
        Said first = harbour.preflight(Fixture.CONTENT, null, null);

        assertThat(compared).isInstanceOfSatisfying(Said.Refused.class, refused -> {
            assertThat(refused.reason()).contains("no table any more", "in the backup b1 it had 1");
            assertThat(refused.next()).contains("drydock restore harbour --backup b1 --discard-current");
        });
        assertThat(discarded).isEqualTo(Said.Done.nothing());
        assertThat(first).isEqualTo(Said.Done.nothing());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aLockedDatabaseIsRefusedWithWhoHoldsIt() throws Exception {
        Process holder = new ProcessBuilder(
                        "sqlite3", harbour.root.resolve("data/app.db").toString())
                .redirectErrorStream(true)
                .start();
        try {
            holder.getOutputStream().write("BEGIN EXCLUSIVE;\nSELECT 'held';\n".getBytes());
            holder.getOutputStream().flush();
            assertThat(holder.getInputStream().read()).isEqualTo('h');

            Said said = harbour.preflight(Fixture.CONTENT);

            assertThat(said).isInstanceOf(Said.Refused.class);
            assertThat(((Said.Refused) said).reason()).contains("locked by pid " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    /** Each of its questions may meet somebody who has it for a moment; one that was not waited for was told as corrupt. */
    @Test
    void aDatabaseThatOthersHaveForMomentsIsWaitedFor() throws Exception {
        Process busy = new ProcessBuilder(
                        "sqlite3", harbour.root.resolve("data/app.db").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            busy.getOutputStream()
                    .write(".timeout 5000\nBEGIN EXCLUSIVE;\n.system sleep 0.05\nCOMMIT;\n.system sleep 0.05\n"
                            .repeat(400)
                            .getBytes());
            busy.getOutputStream().flush();

            for (int i = 0; i < 8; i++) {
                assertThat(harbour.preflight(Fixture.CONTENT)).isEqualTo(Said.Done.nothing());
            }
            assertThat(busy.isAlive()).as("it had it all the while").isTrue();
        } finally {
            busy.destroyForcibly().waitFor();
        }
    }

    @Test
    void anUnwritableRootIsRefused() {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everywhere");
        harbour.inRoot("chmod 555 .");

        Said said = harbour.preflight(Fixture.CONTENT);

        harbour.inRoot("chmod 755 .");
        assertThat(((Said.Refused) said).reason()).contains("not writable");
    }

    @Test
    void aMarkerThatIsALinkWithinTheSiteIsGood() {
        harbour.inRoot("mv marker src/marker; ln -s src/marker marker");

        assertThat(harbour.preflight(Fixture.CONTENT)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void aJobsFolderInsideTheRootIsRefused() {
        Place p = harbour.place;
        harbour.place = new Place("harbour", p.root(), "marker", "", p.root() + "/jobs", Map.of(), Map.of());

        assertThat(((Said.Refused) harbour.preflight(Fixture.CONTENT)).reason()).contains("inside its root");
    }

    @Test
    void anUnknownEngineIsRefused() {
        Content content = new Content(
                List.of(), List.of(), List.of(), List.of(), List.of(new Content.Database("main", "oracle", "x")));

        assertThat(((Said.Refused) harbour.preflight(content)).reason()).contains("oracle");
    }

    @Test
    void aPathThatLeavesTheRootIsRefused() {
        Content content = new Content(List.of(), List.of("../other"), List.of(), List.of(), List.of());

        assertThat(((Said.Refused) harbour.preflight(content)).reason()).contains("../other");
    }

    @Test
    void tooLittleRoomIsRefusedWithBothNumbers() {
        assertThat(Room.complaint("there", 3 << 20, 3 << 20)).isEmpty();
        assertThat(Room.complaint("there", (3 << 20) + 1, 2 << 20))
                .map(Said.Refused::reason)
                .isEqualTo(Optional.of("not enough room in there: it may need 4 MiB, free are 2 MiB"));
    }

    @Test
    void whatRunAsCannotPutBackIsNamed() {
        byte[] listed = "root\0src/a\nb\0root\0var/log/x\0".getBytes();

        Optional<Said.Refused> refused = Rights.complaint(listed, "www", new Paths(Fixture.CONTENT));

        assertThat(refused).isPresent();
        assertThat(refused.get().reason()).contains("src/a\\x0ab (of root)").doesNotContain("var/log");
    }

    private String everything() {
        return Fixture.sh(
                base, "find . -printf '%p %y %m %s %l\\n' | sort; find . -type f -exec sha256sum {} + | sort");
    }
}
