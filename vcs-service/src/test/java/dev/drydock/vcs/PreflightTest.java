package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new Sandbox(folder);
    }

    @Test
    void goodWhenEverythingIsAsThePlanTakesIt() {
        assertThat(preflight(sandbox.v1, sandbox.v2)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void refusesASiteThatMovedSinceThePlan() {
        assertThat(reason(sandbox.v2, sandbox.v2)).contains(sandbox.v1.commit(), sandbox.v2.commit(), "moved");
    }

    @Test
    @Shows(14)
    void refusesWhenTheApplicationSaysSomethingElse() {
        assertThat(reason(new Version("v0.9", sandbox.v1.commit()), sandbox.v2)).contains("version 1.0", "v0.9");
    }

    @Test
    @Shows(7)
    void refusesLocalEditsByName() throws IOException {
        Files.writeString(sandbox.root.resolve("VERSION"), "1.0\n");

        Said said = preflight(sandbox.v1, sandbox.v2);

        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> {
            assertThat(refused.reason()).contains("VERSION");
            assertThat(refused.next()).contains("git stash");
        });
    }

    @Test
    void refusesATagThatWasMoved() throws IOException {
        Version moved = sandbox.release("v2.0", Map.of("VERSION", "2.0.1"));

        assertThat(reason(sandbox.v1, sandbox.v2)).contains("moved", sandbox.v2.commit(), moved.commit());
    }

    @Test
    void refusesATagThatIsGone() throws IOException {
        Sandbox.git(sandbox.project, "push", "-q", "origin", ":refs/tags/v2.0");

        assertThat(reason(sandbox.v1, sandbox.v2)).contains("no tag v2.0");
    }

    @Test
    void needsNoRemoteWhereNothingIsToBeBrought() throws IOException {
        Sandbox.git(sandbox.root, "remote", "set-url", "origin", "/nowhere");

        assertThat(preflight(sandbox.v1, sandbox.v1)).isEqualTo(Said.Done.nothing());
        assertThat(reason(sandbox.v1, sandbox.v2)).contains("origin (/nowhere) cannot be read");
    }

    @Test
    void refusesUntrackedFilesThatWouldBeOverwritten() throws IOException {
        Sandbox.git(sandbox.root, "fetch", "-q", "origin");
        Sandbox.write(sandbox.root.resolve("new/page"), "mine");
        Sandbox.write(sandbox.root.resolve("local"), "ignored, and mine too");

        assertThat(reason(sandbox.v1, sandbox.v2)).contains("new/page").contains("local");
    }

    @Test
    void refusesWhileAnotherGitIsAtWork() throws IOException {
        Files.createFile(sandbox.root.resolve(".git/index.lock"));

        assertThat(reason(sandbox.v1, sandbox.v2)).contains("index.lock");
    }

    @Test
    void refusesACommitThatIsNone() {
        assertThat(reason(sandbox.v1, new Version("v2.0", "--upload-pack=x"))).contains("no commit");
    }

    @Test
    void minds_nothing_but_the_root_where_a_backup_is_restored() throws IOException {
        Files.writeString(sandbox.root.resolve("VERSION"), "1.0\n");
        Files.createFile(sandbox.root.resolve(".git/index.lock"));
        Work.Preflight p = (Work.Preflight) sandbox.preflight(sandbox.v2, sandbox.v2);

        Said said = sandbox.perform(new Work.Preflight(
                p.from(), p.to(), p.content(), p.doors(), p.health(), p.tools(), Work.Need.RESTORE, false));

        assertThat(said).isEqualTo(Said.Done.nothing());
    }

    private Said preflight(Version from, Version to) {
        return sandbox.perform(sandbox.preflight(from, to));
    }

    private String reason(Version from, Version to) {
        Said said = preflight(from, to);
        assertThat(said).isInstanceOf(Said.Refused.class);
        return ((Said.Refused) said).reason();
    }
}
