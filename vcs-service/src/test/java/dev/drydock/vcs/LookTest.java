package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new Sandbox(folder);
    }

    @Test
    @Shows(12)
    void seesWhereTheSiteIsAndWhatCouldBe() throws IOException {
        Sandbox.git(sandbox.project, "tag", "light", "v1.0^{commit}");
        Sandbox.git(sandbox.project, "push", "-q", "origin", "light");

        Found.Seen seen = seen("cat VERSION");

        assertThat(seen.current()).isEqualTo(new Version("1.0", sandbox.v1.commit()));
        assertThat(seen.releases())
                .containsExactlyInAnyOrder(sandbox.v1, sandbox.v2, new Version("light", sandbox.v1.commit()));
        assertThat(seen.edits()).isEmpty();
        assertThat(seen.jobs()).isEqualTo(folder.resolve("jobs").toString());
    }

    @Test
    @Shows(15)
    void seesTheBranchThatTheRecipeNamesAndNoOther() throws IOException {
        Sandbox.git(sandbox.project, "checkout", "-q", "-b", "next", "v1.0");
        Sandbox.git(sandbox.project, "push", "-q", "origin", "HEAD:refs/heads/next");
        Sandbox.git(sandbox.project, "tag", "refs/heads/next", "v2.0^{commit}");
        Sandbox.git(sandbox.project, "push", "-q", "origin", "refs/tags/refs/heads/next");

        Said said = sandbox.perform(new Work.Look(Command.of("exit 3"), false, null, "next"));

        Found.Seen seen = (Found.Seen) ((Said.Done) said).found();
        assertThat(seen.releases())
                .containsExactlyInAnyOrder(sandbox.v1, sandbox.v2, new Version("refs/heads/next", sandbox.v1.commit()));
        assertThat(seen.current()).as("a commit is named by its tag").isEqualTo(sandbox.v1);
    }

    @Test
    void namesTheTagWhereTheApplicationHasNoWord() {
        assertThat(seen("exit 3").current()).isEqualTo(sandbox.v1);
    }

    @Test
    void listsTrackedFilesThatWereChangedByHand() throws IOException {
        Files.writeString(sandbox.root.resolve("VERSION"), "1.0-mine");
        Files.writeString(sandbox.root.resolve("untracked"), "x");

        assertThat(seen("cat VERSION").edits()).containsExactly("VERSION");
    }

    @Test
    void refusesARootThatIsNotThere() {
        assertThat(refused(folder.resolve("nowhere")).reason()).contains("nowhere does not exist");
    }

    @Test
    void refusesAFileAsRoot() {
        assertThat(refused(sandbox.root.resolve("VERSION")).reason()).contains("not a folder");
    }

    @Test
    void refusesARootThatIsALinkInACircleOrToAnotherFolder() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), sandbox.root);

        assertThat(refused(circle).reason()).contains("circle", "leads nowhere or in a circle");
        assertThat(refused(link).reason()).contains("link is a symbolic link");
    }

    @Test
    void refusesAMarkerThatIsALinkOutOfTheRoot() throws IOException {
        Files.move(sandbox.root.resolve("app"), folder.resolve("app"));
        Files.createSymbolicLink(sandbox.root.resolve("app"), folder.resolve("app"));

        assertThat(refused(sandbox.root).reason()).contains("leads out of it");
    }

    @Test
    @Shows(42)
    void refusesARootWithoutTheMarker() throws IOException {
        Files.delete(sandbox.root.resolve("app"));

        assertThat(refused(sandbox.root).reason()).contains("there is no app in it");
    }

    @Test
    void refusesWhatGitDoesNotManage() throws IOException {
        Sandbox.write(folder.resolve("plain/app"), "");

        assertThat(refused(folder.resolve("plain")).reason()).contains("not a git work tree");
    }

    @Test
    void refusesAFolderThatSomebodyElsesRepositoryIsAround() throws IOException {
        Sandbox.write(sandbox.root.resolve("inner/app"), "");

        assertThat(refused(sandbox.root.resolve("inner")).reason()).contains("not the top");
    }

    @Test
    void explainsWhyGitDoesNotTrustFilesOfSomebodyElse() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        for (Path mine : List.of(sandbox.root, sandbox.root.resolve(".git"))) {
            Files.setAttribute(mine, "unix:uid", 65534);
        }

        Said.Refused refused = refused(sandbox.root);

        assertThat(refused.reason()).contains("dubious ownership");
        assertThat(refused.next()).contains("run-as");
    }

    @Test
    void refusesWhenTheRemoteIsAwayWithoutTellingItsPassword() throws IOException {
        Sandbox.git(sandbox.root, "remote", "set-url", "origin", "http://me:s3cret@127.0.0.1:1/x.git?token=abc");

        Said.Refused refused = refused(sandbox.root);

        assertThat(refused.reason()).contains("origin").contains("127.0.0.1:1/x.git");
        assertThat(refused.toString()).doesNotContain("s3cret").doesNotContain("abc");
    }

    @Test
    void whereNothingIsToBeBroughtARemoteThatIsAwayHindersNobody() throws IOException {
        Sandbox.git(sandbox.root, "remote", "set-url", "origin", "/nowhere");

        Said said = sandbox.perform(new Work.Look(Command.of("cat VERSION"), true));

        assertThat(said).isInstanceOf(Said.Done.class);
        Found.Seen seen = (Found.Seen) ((Said.Done) said).found();
        assertThat(seen.current().commit()).isEqualTo(sandbox.v1.commit());
        assertThat(seen.releases()).isEmpty();
    }

    private Found.Seen seen(String version) {
        Said said = sandbox.perform(new Work.Look(Command.of(version)));
        assertThat(said).isInstanceOf(Said.Done.class);
        return (Found.Seen) ((Said.Done) said).found();
    }

    private Said.Refused refused(Path root) {
        Said said = sandbox.perform(new Work.Look(Command.of("cat VERSION")), root);
        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(((Said.Refused) said).next()).isNotBlank();
        return (Said.Refused) said;
    }

    @Test
    void saysWhatTheApplicationItselfSaysAndWhatAnotherGitLeftBehind() throws IOException {
        assertThat(seen("cat VERSION").said()).isEqualTo("1.0");
        assertThat(seen("exit 3").said()).isEmpty();
        assertThat(seen("cat VERSION").left()).isEmpty();

        Files.createFile(sandbox.root.resolve(".git/index.lock"));

        assertThat(seen("cat VERSION").left()).singleElement().asString().contains(".git/index.lock exists");
    }

    @Test
    void whereGitItselfDoesNotAnswerNoLockIsSaidToBeThere() throws IOException {
        Files.writeString(sandbox.root.resolve(".git/config"), "[core\n");

        Work look = new Work.Look(Command.of("cat VERSION"));

        assertThat(Worktree.locked(sandbox.site(sandbox.order(look, sandbox.root))))
                .isFalse();
    }

    @Test
    void saysHowFarTheHostHasSeenOrdersGo() throws IOException {
        assertThat(seen("cat VERSION").epoch()).isZero();

        Sandbox.write(folder.resolve("jobs/epoch"), "41\n");
        assertThat(seen("cat VERSION").epoch()).isEqualTo(41);

        Sandbox.write(folder.resolve("jobs/epoch"), "$(id)\n");
        assertThat(seen("cat VERSION").epoch()).isZero();
    }
}
