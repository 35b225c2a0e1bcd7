package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.stack.demo.HarbourSite;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo's recipe asks of its database, while the application has the file to itself for a moment. */
class BusyFileTest {
    private static final String HAVE_IT = "pragma locking_mode=exclusive; begin exclusive;"
            + " insert into visits (boat, at) values ('Vasa', 'now'); select 'mine';\n";

    @TempDir
    Path dir;

    @Test
    void theValidationWaitsForWhoHasTheFile() throws Exception {
        HarbourSite site = HarbourSite.build(dir.resolve("harbour-1"), "harbour-1", 1, dir);
        site.harbour("clerk-stop");
        Process writer = sh("exec sqlite3 -batch data/harbour.db", site.root());
        BufferedReader said = writer.inputReader();
        writer.outputWriter().append(HAVE_IT).flush();
        assertThat(said.readLine()).isEqualTo("exclusive");
        assertThat(said.readLine()).isEqualTo("mine");

        Process validation = sh(validation(), site.root());

        assertThat(validation.waitFor(500, TimeUnit.MILLISECONDS))
                .as("ended while somebody else had the file")
                .isFalse();
        writer.outputWriter().append("commit;\n.quit\n").flush();
        assertThat(writer.waitFor()).isZero();
        assertThat(validation.waitFor()).isZero();
        assertThat(validation.inputReader().readAllAsString()).isEqualTo("ok\n");
    }

    private static String validation() throws IOException {
        Path recipe = Path.of("../recipes/src/main/resources/recipes/harbour.yaml");
        return StreamSupport.stream(
                        new YAMLMapper().readTree(recipe.toFile()).path("steps").spliterator(), false)
                .filter(s -> s.has("validate"))
                .findFirst()
                .orElseThrow()
                .path("validate")
                .asText();
    }

    private static Process sh(String command, Path in) throws IOException {
        return new ProcessBuilder("sh", "-c", command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .start();
    }
}
