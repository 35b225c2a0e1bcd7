package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.participant.ssh.OverSsh;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of RESTORE.md, typed as they stand there; none of Drydock's own code has a part in the restoring. */
@Tag("real")
@ExtendWith(OverSsh.class)
class ByHandTest {
    @TempDir
    static Path servers;

    private static S3Server s3;

    @TempDir
    Path base;

    private Fixture harbour;
    private Typist person;

    @BeforeAll
    static void servers() throws IOException {
        s3 = S3Server.start(servers);
    }

    @AfterAll
    static void close() {
        s3.close();
    }

    @BeforeEach
    void site() throws IOException {
        harbour = Fixture.built(base);
        person = new Typist(base, harbour, s3);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"folder, plain", "sftp, plain", "s3, plain", "folder, escrow", "sftp, one", "s3, escrow"})
    void aPersonRestoresASpoiltSiteAndALostOne(String kind, String key) throws Exception {
        person.store(kind, key);
        harbour.inRoot(
                "mkdir -p src/x/folder src/y/z; printf f >src/x/file; printf i >src/x/folder/in; printf g >src/y/goes;"
                        + " printf z >src/y/z/z; ln src/y/z/z src/y/linked; touch -d 2001-02-03 src/y/z src/y src/x");
        StoryTest.done(harbour.copy());
        harbour.inRoot("touch var/down; printf changed >>src/one.php; printf new >src/newer; rm src/old src/y/goes;"
                + " rm src/x/file; mkdir src/x/file; printf n >src/x/file/n; rm -r src/x/folder; printf n >src/x/folder;"
                + " printf more >>src/y/z/z; touch -d 2002-03-04 src/y; printf other >'odd/new\nline'");
        StoryTest.done(harbour.backup());
        StoryTest.done(harbour.drill());
        String before = harbour.picture();
        String script = Typist.commands(person.page(kind));

        harbour.upgrade();
        assertThat(harbour.picture()).isNotEqualTo(before);
        person.types(script);

        assertThat(harbour.picture()).isEqualTo(before);
        assertThat(harbour.root.resolve("media/film")).hasContent("bigbigger");
        assertThat(harbour.root.resolve("var/log/today.log")).hasContent("logmore");
        assertThat(harbour.root.resolve("var/cache/views")).isEmptyDirectory();

        // all is gone: what no backup has is laid there again
        Fixture.sh(base, "mv site lost; mkdir -p site/.git; cp -a lost/.git/objects site/.git/");
        person.types(script);

        assertThat(harbour.picture()).isEqualTo(before);
        assertThat(harbour.root.resolve("var/log/today.log")).hasContent("log");
    }

    @Test
    void aLostRepositoryHasItsObjectsAgainFromItsRemote() throws Exception {
        harbour.inRoot(
                "git clone -q --bare . '../the remote.git'; git remote add origin \"$(realpath '../the remote.git')\"");
        person.store("folder", "plain");
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        String status = harbour.inRoot("git status --short; git log --oneline");
        Fixture.sh(base, "rm -rf site");

        person.types(Typist.commands(person.page("folder")));

        assertThat(harbour.inRoot("git fsck --no-dangling; git status --short; git log --oneline"))
                .isEqualTo(status);
    }

    @Test
    void aKeyThatDoesNotFitEmptiesNothing() throws Exception {
        person.store("folder", "escrow");
        StoryTest.done(harbour.copy());
        harbour.closeDoors();
        StoryTest.done(harbour.backup());
        harbour.inRoot("printf mine >precious");
        Fixture.sh(harbour.secrets, "rm escrow; age-keygen -o escrow");
        String script = Typist.commands(person.page("folder"));

        assertThatThrownBy(() -> person.types(script)).hasMessageContaining("no identity matched");

        assertThat(harbour.root.resolve("precious")).hasContent("mine");
    }
}
