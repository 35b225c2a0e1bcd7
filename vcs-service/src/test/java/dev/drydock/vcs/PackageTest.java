package dev.drydock.vcs;

import static dev.drydock.vcs.PackageSite.V1;
import static dev.drydock.vcs.PackageSite.V2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that is a package, on the real pip and the real dpkg. */
@Tag("real")
class PackageTest {
    @TempDir
    Path folder;

    @Test
    void seesWhatIsInstalledAndWhatIsOffered() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");

        Said said = site.perform(new Work.Look(Command.of("true")));

        assertThat(said).isInstanceOfSatisfying(Said.Done.class, done -> {
            Found.Seen seen = (Found.Seen) done.found();
            assertThat(seen.current()).isEqualTo(V1);
            assertThat(seen.releases()).containsExactlyInAnyOrder(V1, V2);
        });
    }

    @Test
    void aSchemaThatIsNotWhatTheCodeWantsIsSeen() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");

        Said said = site.perform(new Work.Look(
                Command.of("true"), false, new Work.StateProbe(Command.of("echo pending"), "", "^whole$")));

        assertThat(((Found.Seen) ((Said.Done) said).found()).behind()).isEqualTo("pending");
    }

    /** An upgrade that was stopped half way is finished by the same release, which is brought once more. */
    @Test
    void whatIsToBeFinishedMustBeOfferedAndInstalled() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");

        assertThat(site.preflight(V1, V1, Work.Need.FINISH)).isEqualTo(Said.Done.nothing());
        assertRefused(site.preflight(V2, V2, Work.Need.FINISH), "installed is buoy 1.0", "drydock plan");
        withdraw(site, "buoy-1.0-py3-none-any.whl");
        assertRefused(site.preflight(V1, V1, Work.Need.FINISH), "not offered as 1.0", "drydock releases");
        assertThat(site.preflight(V2, V1, Work.Need.RESTORE))
                .as("what is there is going to be replaced")
                .isEqualTo(Said.Done.nothing());
    }

    @Test
    void fetchTouchesNothingAndTheInstallNeedsNoNetwork() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");
        String before = PackageSite.picture(site.root);
        assertThat(site.preflight(V1, V2)).isEqualTo(Said.Done.nothing());

        assertThat(site.perform(new Work.Fetch(V2))).isEqualTo(Said.Done.nothing());

        assertThat(PackageSite.picture(site.root)).isEqualTo(before);
        assertThat(site.held().resolve("old"))
                .as("the backup of the root has it")
                .isEmptyDirectory();
        withdraw(site, "buoy-2.0-py3-none-any.whl");
        assertThat(site.perform(new Work.Checkout(V2))).isEqualTo(Said.Done.nothing());
        assertThat(PackageSite.run(site.root, "venv/bin/buoy")).isEqualTo("2.0\n");
    }

    @Test
    void anEnvironmentOutsideOfTheRootComesBackAsItWasWithoutPipAndNetwork() throws IOException {
        PackageSite site = PackageSite.pip(folder, "../venv");
        Path venv = folder.resolve("venv");
        String before = PackageSite.picture(venv);
        assertThat(site.perform(new Work.Fetch(V2))).isEqualTo(Said.Done.nothing());
        assertThat(site.perform(new Work.Checkout(V2))).isEqualTo(Said.Done.nothing());
        withdraw(site, "buoy-1.0-py3-none-any.whl");
        Files.delete(venv.resolve("bin/python"));
        Files.writeString(venv.resolve("left behind"), "by an install that failed half way");

        Said said = site.perform(new Work.Checkout(V1));

        assertThat(said).isEqualTo(Said.Done.nothing());
        assertThat(PackageSite.picture(venv)).isEqualTo(before);
    }

    @Test
    void whatIsHeldIsOnlyOfThisUpgrade() throws IOException {
        PackageSite site = PackageSite.pip(folder, "../venv");
        site.perform(new Work.Fetch(V2));
        site.perform(new Work.Checkout(V2));

        assertThat(site.perform(new Work.Fetch(V1))).isEqualTo(Said.Done.nothing());

        assertThat(site.held().resolve("old/1.0")).doesNotExist();
        assertThat(site.held().resolve("old/2.0")).isNotEmptyDirectory();
        assertThat(site.held().resolve("new/1.0")).isNotEmptyDirectory();
        assertThat(site.held().resolve("new/2.0")).doesNotExist();
    }

    @Test
    void refusesWhatIsNotAsThePlanTakesIt() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");

        assertRefused(site.preflight(V2, V1), "installed is buoy 1.0", "starts from 2.0", "drydock plan");
        assertRefused(site.preflight(V1, new Version("3.0", "3.0")), "not offered as 3.0", "drydock releases");
        assertRefused(site.preflight(V1, new Version("3.0", "c0ffee1")), "names no release", "drydock plan");
        assertRefused(site.perform(new Work.Checkout(new Version("--pre", "--pre"))), "names no release", "");
        site.version = "echo 1.1";
        assertRefused(site.preflight(V1, V2), "says it is version 1.1", "drydock plan");
    }

    @Test
    @Shows(59)
    void refusesAnEnvironmentThatCannotBeUsed() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");
        Source.Pip good = (Source.Pip) site.source;

        site.source = new Source.Pip("buoy", "", good.wheels());
        assertRefused(site.preflight(V1, V2), "nothing says where", "parameters");
        site.source = new Source.Pip("buoy", site.root.toString(), good.wheels());
        assertRefused(site.preflight(V1, V2), "no virtual environment", "parameters");
        site.source = new Source.Pip("beacon", good.venv(), good.wheels());
        assertRefused(site.preflight(V1, V2), "beacon is not installed", "type of installation");
        site.source =
                new Source.Pip("buoy", good.venv(), folder.resolve("nowhere").toString());
        assertRefused(site.preflight(V1, V2), "nobody says which releases", "pip index versions buoy --no-index");
        Files.move(site.root.resolve("venv"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(site.root.resolve("venv"), folder.resolve("elsewhere"));
        site.source = good;
        assertRefused(site.preflight(V1, V2), "leads out of the site's root", "absolute path");
    }

    @Test
    void anInstallThatWasNotFetchedOrDoesNotHoldFails() throws IOException {
        PackageSite site = PackageSite.pip(folder, "venv");

        assertThat(site.perform(new Work.Checkout(V2)))
                .isInstanceOfSatisfying(
                        Said.Failed.class, f -> assertThat(f.tail()).contains("is not held"));
        assertThat(site.perform(new Work.Fetch(new Version("3.0", "3.0"))))
                .isInstanceOfSatisfying(
                        Said.Failed.class, f -> assertThat(f.tail()).contains("could not be had"));
        assertThat(site.held().resolve("new/3.0")).doesNotExist();
    }

    @Test
    void aPackageOfTheSystemGoesAndComesBackByItsCommands() throws IOException {
        PackageSite site = PackageSite.dpkg(folder);
        assertThat(site.preflight(V1, V2)).isEqualTo(Said.Done.nothing());
        assertThat(site.perform(new Work.Fetch(V2))).isEqualTo(Said.Done.nothing());
        for (String deb : new String[] {"buoy_1.0.deb", "buoy_2.0.deb"}) withdraw(site, deb);

        assertThat(site.perform(new Work.Checkout(V2))).isEqualTo(Said.Done.nothing());
        assertThat(folder.resolve("system/opt/buoy")).hasContent("2.0");
        assertThat(site.perform(new Work.Checkout(V1))).isEqualTo(Said.Done.nothing());
        assertThat(folder.resolve("system/opt/buoy")).hasContent("1.0");
    }

    @Test
    void noSystemPackageIsChangedThatCouldNotBePutBack() throws IOException {
        PackageSite site = PackageSite.dpkg(folder);
        Path away = withdraw(site, "buoy_1.0.deb");

        assertRefused(site.preflight(V1, V2), "would have to install buoy 1.0", "held/old/1.0");

        Files.createDirectories(site.held().resolve("old/1.0"));
        Files.copy(away, site.held().resolve("old/1.0/buoy_1.0.deb"));
        assertThat(site.preflight(V1, V2)).isEqualTo(Said.Done.nothing());
        assertThat(site.perform(new Work.Fetch(V2))).isEqualTo(Said.Done.nothing());
    }

    @Test
    void whatWasBroughtForAnUpgradeIsHeldForTheNext() throws IOException {
        PackageSite site = PackageSite.dpkg(folder);
        site.perform(new Work.Fetch(V2));
        site.perform(new Work.Checkout(V2));
        withdraw(site, "buoy_2.0.deb");

        assertThat(site.preflight(V2, V1)).isEqualTo(Said.Done.nothing());
        assertThat(site.perform(new Work.Fetch(V1))).isEqualTo(Said.Done.nothing());
        assertThat(site.held().resolve("old/2.0/buoy_2.0.deb")).exists();
    }

    /** Nobody offers it any more. */
    private static Path withdraw(PackageSite site, String file) throws IOException {
        return Files.move(site.offered.resolve(file), site.folder.resolve(file));
    }

    private static void assertRefused(Said said, String reason, String next) {
        assertRefused(said, reason, reason, next);
    }

    private static void assertRefused(Said said, String reason, String more, String next) {
        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, refused -> {
            assertThat(refused.reason()).contains(reason, more);
            assertThat(refused.next()).contains(next);
        });
    }
}
