package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new Sandbox(folder);
    }

    @Test
    @Shows(49)
    void bringsTheObjectsAndNothingElse() throws IOException {
        String before = sandbox.gitFolder();

        Said said = fetch(sandbox.v2);

        assertThat(said).isEqualTo(Said.Done.nothing());
        assertThat(Sandbox.git(sandbox.root, "show", sandbox.v2.commit() + ":VERSION"))
                .isEqualTo("2.0");
        assertThat(sandbox.gitFolder()).isEqualTo(before);
        assertThat(sandbox.root.resolve("VERSION")).hasContent("1.0");
    }

    @Test
    void bringsThePinnedCommitAlsoWhenItsTagWasMoved() throws IOException {
        sandbox.release("v2.0", Map.of("VERSION", "2.0.1"));

        assertThat(fetch(sandbox.v2)).isEqualTo(Said.Done.nothing());
        assertThat(Sandbox.git(sandbox.root, "cat-file", "-t", sandbox.v2.commit()))
                .isEqualTo("commit");
    }

    @Test
    void bringsTheCommitOfABranchThatThePlanPinnedAlsoWhenItHasMovedOn() throws IOException {
        String pinned = sandbox.v2.commit();
        Sandbox.git(sandbox.project, "commit", "-q", "--allow-empty", "-m", "later");
        Sandbox.git(sandbox.project, "push", "-q", "origin", "HEAD:refs/heads/next");

        assertThat(fetch(new Version("refs/heads/next", pinned))).isEqualTo(Said.Done.nothing());
        assertThat(Sandbox.git(sandbox.root, "cat-file", "-t", pinned)).isEqualTo("commit");
    }

    @Test
    void needsNoRemoteForWhatIsHere() throws IOException {
        Sandbox.git(sandbox.root, "remote", "set-url", "origin", "/nowhere");

        assertThat(fetch(sandbox.v1)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void failsWhenTheRemoteIsAway() throws IOException {
        Sandbox.git(sandbox.root, "remote", "set-url", "origin", "/nowhere");

        Said said = fetch(sandbox.v2);

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.tail())
                .contains("/nowhere", "did not give commit"));
    }

    @Test
    void failsOnACommitThatTheRemoteDoesNotHave() {
        assertThat(fetch(new Version("v2.0", "0123456789".repeat(4)))).isInstanceOf(Said.Failed.class);
    }

    @Test
    void neverTakesAnotherWordForACommit() {
        assertThat(fetch(new Version("v2.0", "HEAD"))).isInstanceOf(Said.Refused.class);
    }

    @Test
    @Shows(50)
    void checkoutPutsThePinnedCommitThereOnNoBranch() throws IOException {
        hook("post-checkout");
        fetch(sandbox.v2);

        Said said = sandbox.perform(new Work.Checkout(sandbox.v2));

        assertThat(said).isEqualTo(Said.Done.nothing());
        assertThat(sandbox.root.resolve("VERSION")).hasContent("2.0");
        assertThat(Sandbox.git(sandbox.root, "rev-parse", "HEAD")).isEqualTo(sandbox.v2.commit());
        assertThat(folder.resolve("hooked")).doesNotExist();
    }

    @Test
    void checkoutRefusesFilesEditedSinceThePreflight() throws IOException {
        fetch(sandbox.v2);
        Files.writeString(sandbox.root.resolve("app"), "mine");

        Said said = sandbox.perform(new Work.Checkout(sandbox.v2));

        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(Sandbox.git(sandbox.root, "rev-parse", "HEAD")).isEqualTo(sandbox.v1.commit());
    }

    @Test
    void checkoutOverwritesNoIgnoredFile() throws IOException {
        fetch(sandbox.v2);
        Sandbox.write(sandbox.root.resolve("local"), "mine");

        Said said = sandbox.perform(new Work.Checkout(sandbox.v2));

        assertThat(said).isInstanceOf(Said.Refused.class);
        assertThat(sandbox.root.resolve("local")).hasContent("mine");
    }

    @Test
    void checkoutOfACommitThatIsNotHereFails() {
        Said said = sandbox.perform(new Work.Checkout(sandbox.v2));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains("checkout of v2.0 exited with"));
    }

    @Test
    void installIsJudgedByItsRequiredOutput() {
        Command command = new Command("echo half", 0, List.of("whole"));

        Said said = sandbox.perform(new Work.Install(command));

        assertThat(said).isInstanceOf(Said.Failed.class);
    }

    @Test
    @Shows(53)
    void installThatLeavesAProcessBehindOrAsksHasFailed() {
        Said leaves = sandbox.perform(new Work.Install(Command.of("setsid sleep 1000 & printf done")));
        Said asks = sandbox.perform(new Work.Install(Command.of("printf 'Continue [y/N]? '; read answer")));

        assertThat(leaves).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains("left processes running"));
        assertThat(asks).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.next())
                .contains("question"));
    }

    @Test
    void installPastItsLimitHasFailed() {
        Said said = sandbox.perform(new Work.Install(new Command("sleep 1000", 1, List.of())));

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> assertThat(failed.reason())
                .contains("past its limit of 1 s"));
    }

    private Said fetch(Version to) {
        return sandbox.perform(new Work.Fetch(to));
    }

    private void hook(String name) throws IOException {
        Path hook = sandbox.root.resolve(".git/hooks").resolve(name);
        Sandbox.write(hook, "#!/bin/sh\ntouch '" + folder.resolve("hooked") + "'\n");
        hook.toFile().setExecutable(true);
    }
}
