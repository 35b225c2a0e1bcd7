package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands of RESTORE.md for a server's database, typed as they stand there. */
@Tag("real")
class ServerByHandTest {
    @TempDir
    Path base;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Shows(31)
    void aPersonPutsTheDatabaseBackWithoutDrydock(Dialect dialect) throws Exception {
        ServerFixture site = ServerFixture.of(dialect, base);
        site.backedUp();
        StoryTest.done(site.harbour.drill());
        String before = site.server.picture("app");
        String page = Files.readString(site.harbour.store.resolve("harbour/b1/RESTORE.md"));
        assertThat(page).doesNotContain(ServerFixture.PASSWORD);
        site.spoil();

        typed(ByHandTest.commands(page), site.server.administrator());

        assertThat(site.server.picture("app")).isEqualTo(before);
    }

    private void typed(String script, Map<String, String> set) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", script).directory(base.toFile()).redirectErrorStream(true);
        builder.environment().putAll(set);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(script + "\n" + said).isZero();
    }
}
