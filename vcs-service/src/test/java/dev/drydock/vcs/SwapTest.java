package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An archive that was fetched takes the place of the code, or does not. */
class SwapTest {
    @TempDir
    Path folder;

    private Shop shop;

    @BeforeEach
    void shop() throws Exception {
        shop = new Shop(folder);
    }

    @Test
    @Shows(55)
    void anArchiveTakesThePlaceOfTheCodeAndOfNothingElse() throws Exception {
        String kept = kept();
        assertThat(fetch(shop.v2)).isEqualTo(Said.Done.nothing());
        assertThat(shop.root.resolve("VERSION")).as("only fetched").hasContent("1.0");

        Said said = shop.perform(new Work.Checkout(shop.v2));

        assertThat(said).as(String.join("\n", shop.said)).isEqualTo(Said.Done.nothing());
        assertThat(kept()).isEqualTo(kept);
        assertThat(Shop.run(shop.root, "sh", "-c", "find . -type f | sort").lines())
                .containsExactly(
                        "./.env.local",
                        "./.htaccess",
                        "./VERSION",
                        "./app",
                        "./closed",
                        "./config/default.php",
                        "./config/local.php",
                        "./core/deep/x",
                        "./core/new.php",
                        "./media/css/a.css",
                        "./media/files/a b.png",
                        "./media/huge/film",
                        "./plugins/Own/code",
                        "./plugins/Shipped/a",
                        "./var/cache/x");
        assertThat(shop.root.resolve("VERSION")).hasContent("2.0");
        assertThat(shop.root.resolve("plugins/Shipped/a")).hasContent("2");
        assertThat(shop.said).contains("gone, being neither in the release nor kept: left-over.txt");
        assertThat(shop.look().current()).isEqualTo(shop.v2);
    }

    private String kept() throws Exception {
        return Shop.run(
                shop.root,
                "sh",
                "-c",
                "find config/local.php media/files media/huge plugins/Own var/cache closed -printf '%i %s %T@ %C@ %p\\n'");
    }

    /** A program `mv` before the real one, which kills the whole job at its n-th call, before or after it took effect. */
    @ParameterizedTest
    @CsvSource({"before", "after"})
    void aSwapThatIsKilledAnywhereHasLostNothing(String when) throws Exception {
        String all = "find . -path ./.drydock-new -prune -o -type f -printf '%P\\n' | sed 's,^.drydock-old/,,' | sort";
        Shop.run(shop.root, "sh", "-c", "rm -r core/deep 2>/dev/null; true");
        String files = Shop.run(shop.root, "sh", "-c", all);
        String kept = kept();
        fetch(shop.v2);
        int renames = 0;
        Said said;
        do {
            Path copy = folder.resolve("copy");
            Shop.run(folder, "sh", "-c", "rm -rf copy && cp -a site copy");
            renames++;
            Shop.run(folder, "sh", "-c", KILLING.formatted(renames, when));
            shop.parameters = Map.of("PATH", folder + "/bin:" + System.getenv("PATH"));
            said = shop.perform(new Work.Checkout(shop.v2));
            if (said instanceof Said.Done) break;
            assertThat(kept()).as("at rename %s", renames).isEqualTo(kept);
            List<String> there = Shop.run(shop.root, "sh", "-c", all).lines().toList();
            assertThat(there)
                    .as("at rename %s", renames)
                    .containsAll(files.lines().toList());
            // what the way back does, as far as this is concerned
            Shop.run(
                    shop.root,
                    "sh",
                    "-c",
                    "rm -rf .drydock-new .drydock-old; for p in $(cd \"$1\" && find . -type f); do"
                            + " cmp -s \"$p\" \"$1/$p\" || { mkdir -p \"${p%/*}\"; cp -a \"$1/$p\" \"$p\"; }; done",
                    "sh",
                    copy.toString());
        } while (renames < 100);
        assertThat(renames).as("the last one went through").isBetween(8, 30);
    }

    private static final String KILLING =
            """
            mkdir -p bin && rm -f count && cat >bin/mv <<'END'
            #!/bin/sh
            count=$(($(cat "${0%%/*}/../count" 2>/dev/null) + 1))
            echo $count >"${0%%/*}/../count"
            [ $count = %d ] && [ %s = before ] && kill -KILL $PPID
            /bin/mv "$@" || exit
            [ $count != %1$d ] || kill -KILL $PPID
            END
            chmod 755 bin/mv
            """;

    @Test
    void aCheckoutThatWasBrokenOffIsNotGoneOnWith() throws Exception {
        fetch(shop.v2);
        Files.createDirectory(shop.root.resolve(".drydock-old"));
        String before = shop.picture();

        assertThat(shop.perform(new Work.Checkout(shop.v2))).isInstanceOf(Said.Refused.class);
        assertThat(shop.picture()).isEqualTo(before);
    }

    @Test
    void whatWasFetchedMustStillBeWhatItWas() throws Exception {
        fetch(shop.v2);
        Files.writeString(
                folder.resolve("jobs/archives/" + shop.v2.commit() + ".tar"),
                "x",
                java.nio.file.StandardOpenOption.APPEND);
        String before = shop.picture();

        assertThat(((Said.Failed) shop.perform(new Work.Checkout(shop.v2))).tail())
                .contains("is not what was fetched");
        assertThat(shop.picture()).isEqualTo(before);
    }

    private Said fetch(Version to) {
        return shop.perform(new Work.Fetch(to));
    }
}
