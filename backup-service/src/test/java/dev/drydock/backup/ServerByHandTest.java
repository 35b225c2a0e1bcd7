package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.participant.ssh.OverSsh;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of RESTORE.md for a server's database, typed as they stand there. */
@Tag("real")
@ExtendWith(OverSsh.class)
class ServerByHandTest {
    @TempDir
    static Path servers;

    private static S3Server s3;

    @TempDir
    Path base;

    @BeforeAll
    static void servers() throws IOException {
        s3 = S3Server.start(servers);
    }

    @AfterAll
    static void close() {
        s3.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "POSTGRESQL, folder, plain",
        "POSTGRESQL, sftp, one",
        "POSTGRESQL, s3, escrow",
        "MYSQL, folder, plain",
        "MYSQL, sftp, escrow",
        "MYSQL, s3, plain"
    })
    @Shows(31)
    void aPersonPutsTheDatabaseBackWithoutDrydock(Dialect dialect, String kind, String key) throws Exception {
        ServerFixture site = ServerFixture.of(dialect, base);
        Typist person = new Typist(base, site.harbour, s3);
        person.store(kind, key);
        person.has(site.server.administrator());
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        String page = person.page(kind);
        assertThat(page).doesNotContain(ServerFixture.PASSWORD);
        site.spoil();

        person.types(Typist.commands(page));

        assertThat(site.server.picture("app")).isEqualTo(before);
    }
}
