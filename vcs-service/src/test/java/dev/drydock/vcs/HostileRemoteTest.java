package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository that would run something, bring something that nobody asked for, or never end. */
@Tag("real")
class HostileRemoteTest {
    private static final List<String> HOOKS = List.of(
            "post-checkout",
            "post-index-change",
            "reference-transaction",
            "pre-auto-gc",
            "post-merge",
            "post-update",
            "pre-receive",
            "update");

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new Sandbox(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"its own folder", "core.hooksPath", "core.fsmonitor"})
    void noHookOfTheSiteOrOfTheRemoteRuns(String where) throws IOException {
        Path hooks = where.equals("its own folder") ? sandbox.root.resolve(".git/hooks") : folder.resolve("hooks");
        for (String hook : HOOKS) {
            program(hooks.resolve(hook));
            program(sandbox.remote.resolve("hooks").resolve(hook));
        }
        if (where.startsWith("core.")) {
            Path value = where.equals("core.fsmonitor") ? hooks.resolve("update") : hooks;
            Sandbox.git(sandbox.root, "config", where, value.toString());
        }
        sandbox.bounds = new Fetch.Bounds(30, 100);

        assertThat(sandbox.perform(new Work.Look(Command.of("cat VERSION")))).isInstanceOf(Said.Done.class);
        assertThat(sandbox.perform(sandbox.preflight(sandbox.v1, sandbox.v2))).isEqualTo(Said.Done.nothing());
        assertThat(fetch(sandbox.v2)).isEqualTo(Said.Done.nothing());
        assertThat(sandbox.perform(new Work.Checkout(sandbox.v2))).isEqualTo(Said.Done.nothing());

        assertThat(folder.resolve("hooked")).doesNotExist();
        assertThat(sandbox.root.resolve("hooked")).doesNotExist();
    }

    @Test
    void submodulesAreNamedAndNotFetched() throws IOException {
        submodule();
        Version v3 = sandbox.release("v3.0", java.util.Map.of("VERSION", "3.0"));
        Sandbox.git(sandbox.root, "config", "submodule.recurse", "true");
        Sandbox.git(sandbox.root, "config", "fetch.recurseSubmodules", "true");
        Sandbox.git(sandbox.root, "config", "protocol.file.allow", "always");

        assertThat(fetch(v3)).isEqualTo(Said.Done.nothing());
        assertThat(sandbox.perform(new Work.Checkout(v3))).isEqualTo(Said.Done.nothing());

        assertThat(sandbox.said).anyMatch(line -> line.contains("not fetched") && line.endsWith("submodule lib/in"));
        assertThat(sandbox.root.resolve("lib/in")).isEmptyDirectory();
        assertThat(sandbox.root.resolve(".git/modules")).doesNotExist();
    }

    @Test
    void ofASubmoduleThatIsThereNothingNewIsFetched() throws IOException {
        Path inner = submodule();
        sandbox.release("v3.0", java.util.Map.of("VERSION", "3.0"));
        Sandbox.git(sandbox.root, "fetch", "-q", "--tags");
        Sandbox.git(sandbox.root, "checkout", "-q", "v3.0");
        Sandbox.git(sandbox.root, "-c", "protocol.file.allow=always", "submodule", "update", "-q", "--init");
        Sandbox.git(inner, "commit", "-q", "--allow-empty", "-m", "later");
        Version v4 = sandbox.release("v4.0", java.util.Map.of("VERSION", "4.0"));
        for (Path at : List.of(sandbox.root, sandbox.root.resolve("lib/in"))) {
            Sandbox.git(at, "config", "fetch.recurseSubmodules", "true");
            Sandbox.git(at, "config", "protocol.file.allow", "always");
        }

        assertThat(fetch(v4)).isEqualTo(Said.Done.nothing());

        assertThat(Sandbox.git(sandbox.root.resolve("lib/in"), "rev-list", "--all", "--count"))
                .isEqualTo("1");
    }

    @Test
    void aReleaseThatMovesASubmoduleIsCheckedOutAndTheSubmoduleStaysWhereItIs() throws IOException {
        Path inner = submodule();
        sandbox.release("v3.0", java.util.Map.of("VERSION", "3.0"));
        Sandbox.git(sandbox.root, "fetch", "-q", "--tags");
        Sandbox.git(sandbox.root, "checkout", "-q", "v3.0");
        Sandbox.git(sandbox.root, "-c", "protocol.file.allow=always", "submodule", "update", "-q", "--init");
        String before = Sandbox.git(sandbox.root.resolve("lib/in"), "rev-parse", "HEAD");
        Sandbox.git(inner, "commit", "-q", "--allow-empty", "-m", "later");
        Sandbox.git(sandbox.project.resolve("lib/in"), "-c", "protocol.file.allow=always", "pull", "-q");
        Version v4 = sandbox.release("v4.0", java.util.Map.of("VERSION", "4.0"));
        assertThat(fetch(v4)).isEqualTo(Said.Done.nothing());

        Said said = sandbox.perform(new Work.Checkout(v4));

        assertThat(said).isEqualTo(Said.Done.nothing());
        assertThat(Sandbox.git(sandbox.root.resolve("lib/in"), "rev-parse", "HEAD"))
                .isEqualTo(before)
                .isNotEqualTo(Sandbox.git(inner, "rev-parse", "HEAD"));
    }

    /** In the project from its next release on. */
    private Path submodule() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Sandbox.git(inner, "init", "-q", ".");
        Sandbox.write(inner.resolve("file"), "x");
        Sandbox.git(inner, "add", ".");
        Sandbox.git(inner, "commit", "-q", "-m", "inner");
        Sandbox.git(
                sandbox.project, "-c", "protocol.file.allow=always", "submodule", "add", "-q", "" + inner, "lib/in");
        return inner;
    }

    @Test
    void aTagThatMovedBetweenPlanAndFetchIsRefusedAndItsNewCommitNeverTaken() throws IOException {
        Version planned = sandbox.v2;
        Version moved = sandbox.release("v2.0", java.util.Map.of("VERSION", "evil"));

        Said preflight = sandbox.perform(sandbox.preflight(sandbox.v1, planned));

        assertThat(preflight).isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                .contains("moved", moved.commit()));
        fetch(planned);
        sandbox.perform(new Work.Checkout(planned));
        assertThat(sandbox.root.resolve("VERSION")).hasContent("2.0");
    }

    @Test
    void tagsWithOddNamesAreNotOffered() throws IOException {
        for (String odd :
                List.of("-x", "$(touch hooked)", "`touch hooked`", "a'b", "a;b", "--upload-pack=touch", "ü")) {
            Files.writeString(
                    sandbox.remote.resolve("packed-refs"),
                    sandbox.v2.commit() + " refs/tags/" + odd.replace(" ", "${IFS}") + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        }

        Said said = sandbox.perform(new Work.Look(Command.of("cat VERSION")));

        Found.Seen seen = (Found.Seen) ((Said.Done) said).found();
        assertThat(seen.releases()).extracting(Version::name).containsExactlyInAnyOrder("v1.0", "v2.0");
        assertThat(Remote.parse(sandbox.v1.commit() + "\trefs/tags/a..b\n" + sandbox.v1.commit() + "\trefs/tags/ok\n"))
                .extracting(Version::name)
                .containsExactly("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "a..b", "$(touch hooked)", "v2.0\nv1.0", "v2.0:refs/heads/main", "", "*"})
    void anOddNameIsRefusedBeforeGitSeesIt(String name) throws IOException {
        Version odd = new Version(name, sandbox.v2.commit());
        String before = sandbox.gitFolder();

        Said preflight = sandbox.perform(sandbox.preflight(sandbox.v1, odd));
        Said fetched = fetch(odd);

        assertThat(List.of(preflight, fetched)).allSatisfy(said -> assertThat(said)
                .isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                        .contains("cannot be the name of a release")
                        .doesNotContain("\n")));
        assertThat(sandbox.gitFolder()).isEqualTo(before);
        assertThat(sandbox.root.resolve("hooked")).doesNotExist();
    }

    @Test
    void aHugeObjectIsNotTakenAndLeavesNothingBehind() throws IOException {
        byte[] noise = new byte[3 << 20];
        new Random(1).nextBytes(noise);
        Files.write(sandbox.project.resolve("huge"), noise);
        Version huge = sandbox.release("v3.0", java.util.Map.of("VERSION", "3.0"));
        sandbox.bounds = new Fetch.Bounds(60, 1);

        Said said = fetch(huge);

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> {
            assertThat(failed.reason()).contains("larger than 1 MiB");
            assertThat(failed.next()).contains("DRYDOCK_FETCH_MEBIBYTES");
        });
        try (var objects = Files.walk(sandbox.root.resolve(".git/objects"))) {
            assertThat(objects.map(p -> p.getFileName().toString())).noneMatch(name -> name.startsWith("tmp_"));
        }
        sandbox.bounds = new Fetch.Bounds(60, 100);
        assertThat(fetch(huge)).isEqualTo(Said.Done.nothing());
    }

    @Test
    void aRemoteThatNeverEndsIsEndedAtItsLimit() throws IOException {
        Path endless = folder.resolve("endless");
        Sandbox.write(endless, "#!/bin/sh\necho $$ >'" + folder.resolve("pid") + "'\nexec sleep 1000\n");
        endless.toFile().setExecutable(true);
        Sandbox.git(sandbox.root, "config", "remote.origin.uploadpack", endless.toString());
        sandbox.bounds = new Fetch.Bounds(2, 100);

        Said said = fetch(sandbox.v2);

        assertThat(said).isInstanceOfSatisfying(Said.Failed.class, failed -> {
            assertThat(failed.reason()).contains("past its limit of 2 s");
            assertThat(failed.next()).contains("DRYDOCK_FETCH_SECONDS");
        });
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        // ended, and taken away by whoever is its parent by then
        ProcessHandle.of(pid)
                .ifPresent(p -> p.onExit().orTimeout(20, TimeUnit.SECONDS).join());
    }

    @Test
    void withoutANetworkItIsRefusedInPreflightWithTheRemotesAddress() throws IOException {
        Sandbox.git(sandbox.root, "remote", "set-url", "origin", "https://git.invalid/x.git");

        Said said = sandbox.perform(sandbox.preflight(sandbox.v1, sandbox.v2));

        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> {
            assertThat(refused.reason()).contains("origin", "git.invalid", "cannot be read");
            assertThat(refused.next()).contains("network");
        });
    }

    @Test
    @Tag("faults")
    void aSiteThatIsMountedReadOnlyIsRefused() throws Exception {
        String root = sandbox.root.toString();
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may mount");
        assumeTrue(run("mount", "--bind", root, root), "this machine lets nobody mount");
        try {
            assertThat(run("mount", "-o", "remount,ro,bind", root)).isTrue();

            Said said = sandbox.perform(sandbox.preflight(sandbox.v1, sandbox.v2));

            assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> assertThat(refused.reason())
                    .contains("may not write", "read-only"));
        } finally {
            run("umount", "-l", root);
        }
    }

    private static boolean run(String... argv) throws Exception {
        return new ProcessBuilder(argv).redirectErrorStream(true).start().waitFor() == 0;
    }

    private Said fetch(Version to) {
        return sandbox.perform(new Work.Fetch(to));
    }

    private void program(Path file) throws IOException {
        Sandbox.write(file, "#!/bin/sh\necho \"$0\" >>'" + folder.resolve("hooked") + "'\n");
        file.toFile().setExecutable(true);
    }
}
