package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file may have any name but the empty one: it is copied, put back and proved as any other. */
@Tag("real")
class NamesTest {
    private static final String PICTURE = "find . -printf '%P %y %m %s %T@ %l\\0' | sort -z | sha256sum;"
            + " find . -type f -print0 | sort -z | xargs -0 sha256sum -z | sha256sum";

    @TempDir
    Path base;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "newline     , new\\nline",
                "lone newline, \\n",
                "quotes      , it\\047s \\042quoted\\042",
                "substitution, $(touch pwned)",
                "backticks   , \\140touch pwned\\140; touch pwned",
                "backslash   , back\\\\nslash\\\\",
                "not UTF-8   , \\377\\376raw\\200",
                "an option   , --checkpoint-action=exec=touch pwned",
                "a pattern   , *[a-z]?",
                "255 bytes   , %0255d",
            })
    void isCopiedRestoredAndProved(String kind, String name) {
        Fixture harbour = Fixture.tiny(base);
        harbour.inRoot("mkdir odd; cd odd; n=$(printf -- '" + name + ".' 0); n=${n%.}\n"
                + "mkdir \"./$n\"; printf inner >\"./$n/$n\"; ln -s -- \"$n\" ./link; touch -d 2001-02-03 \"./$n/$n\"");
        String before = Fixture.sh(harbour.root.resolve("odd"), PICTURE);
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
        harbour.inRoot("cd odd; find . -mindepth 1 -delete; mkdir sub; printf later >sub/later");

        StoryTest.done(harbour.restore("tree"));

        assertThat(Fixture.sh(harbour.root.resolve("odd"), PICTURE)).isEqualTo(before);
        assertThat(((Found.Proved) StoryTest.done(harbour.prove()).found()).differences())
                .isEmpty();
        assertThat(Fixture.sh(base, "find . -name pwned")).isEmpty();
    }

    @Test
    void whatAnUpgradeMadeUnderSuchANameIsRemoved() {
        Fixture harbour = Fixture.tinyBackedUp(base);
        StoryTest.done(harbour.drill());
        String before = Fixture.sh(harbour.root.resolve("src"), PICTURE);
        harbour.inRoot("cd src; d=$(printf 'new\\nline \\377 $(touch pwned) \\134n'); mkdir -p \"$d/$d\";"
                + " printf n >\"$d/$d/-rf\"; printf n >\"$d/ * \"; ln -s / \"$d/out\"");

        Said said = harbour.restore("tree");

        assertThat(said).isInstanceOf(Said.Done.class);
        assertThat(Fixture.sh(harbour.root.resolve("src"), PICTURE)).isEqualTo(before);
        assertThat(Fixture.sh(base, "find . -name pwned")).isEmpty();
    }
}
