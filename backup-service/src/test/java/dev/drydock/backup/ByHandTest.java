package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Stores;
import dev.drydock.participant.ssh.OverSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
    private String prefix;
    private final Map<String, String> set = new HashMap<>();

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
        prefix = base.getFileName().toString();
        harbour.secret("key", new String(OverSsh.server().userKey()));
        harbour.secret("s3-id", S3Server.ID);
        harbour.secret("s3-key", S3Server.SECRET);
        Fixture.sh(harbour.secrets, "chmod 700 .; chmod 600 *; age-keygen -o one; age-keygen -o escrow");
        Files.writeString(
                base.resolve("known"),
                "[127.0.0.1]:" + OverSsh.server().port() + " "
                        + OverSsh.server().hostKey() + "\n");
        Files.writeString(base.resolve("access"), "user = \"" + S3Server.ID + ":" + S3Server.SECRET + "\"\n");
        set.put("SSH_KEY", harbour.secrets.resolve("key").toString());
        set.put("SSH_OPTIONS", "-o UserKnownHostsFile=" + base.resolve("known"));
        set.put("S3_ACCESS", base.resolve("access").toString());
    }

    private Stores.Encryption encryption() {
        String escrow = Fixture.sh(harbour.secrets, "age-keygen -y escrow").strip();
        return new Stores.Encryption("file:one", List.of(), List.of(escrow), "");
    }

    private Stores.Store store(String kind) throws IOException {
        return switch (kind) {
            case "folder" -> new Stores.Folder(base.resolve("it's a store").toString());
            case "sftp" ->
                new Stores.Sftp(
                        OverSsh.server().at(), base.resolve("it's a store").toString());
            default -> s3.store(prefix);
        };
    }

    private String page(String kind) throws IOException {
        Path stored = kind.equals("s3") ? s3.objects(prefix) : base.resolve("it's a store");
        return Files.readString(stored.resolve("harbour/b1/RESTORE.md"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"folder, plain", "sftp, plain", "s3, plain", "folder, escrow", "sftp, one", "s3, escrow"})
    void aPersonRestoresASpoiltSiteAndALostOne(String kind, String key) throws Exception {
        boolean plain = key.equals("plain");
        harbour.stores(1, plain ? null : encryption(), store(kind));
        if (!plain) set.put("AGE_KEY", harbour.secrets.resolve(key).toString());
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
        String script = commands(page(kind));

        harbour.upgrade();
        assertThat(harbour.picture()).isNotEqualTo(before);
        typed(script);

        assertThat(harbour.picture()).isEqualTo(before);
        assertThat(harbour.root.resolve("media/film")).hasContent("bigbigger");
        assertThat(harbour.root.resolve("var/log/today.log")).hasContent("logmore");
        assertThat(harbour.root.resolve("var/cache/views")).isEmptyDirectory();

        // all is gone: what no backup has is laid there again
        Fixture.sh(base, "mv site lost; mkdir -p site/.git; cp -a lost/.git/objects site/.git/");
        typed(script);

        assertThat(harbour.picture()).isEqualTo(before);
        assertThat(harbour.root.resolve("var/log/today.log")).hasContent("log");
    }

    /** In a shell as a person has it. */
    private void typed(String script) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", script).directory(base.toFile()).redirectErrorStream(true);
        builder.environment().putAll(set);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(script + "\n" + said).isZero();
        assertThat(script + said).doesNotContain(S3Server.SECRET, "SECRET-KEY-1");
    }

    static String commands(String page) {
        return Pattern.compile("```sh\n(.*?)```\n", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .collect(Collectors.joining());
    }
}
