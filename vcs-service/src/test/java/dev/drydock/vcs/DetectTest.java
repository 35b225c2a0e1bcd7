package dev.drydock.vcs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Candidate;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void sandbox() throws IOException {
        sandbox = new Sandbox(folder);
    }

    private static Candidate candidate(String recipe, String marker, String database, String mark) {
        return new Candidate(recipe, marker, List.of(new Content.Database("main", "sqlite", database)), List.of(mark));
    }

    @Test
    void namesThoseWhoseMarkerIsThereWithWhatElseIs() throws IOException {
        Files.write(sandbox.root.resolve("my data.db"), new byte[300_000]);
        Files.createFile(sandbox.root.resolve("closed"));
        Work work = new Work.Detect(List.of(
                candidate("other", "artisan", "my data.db", "closed"),
                candidate("app", "app", "my data.db", "closed"),
                candidate("bare", "app", "none.db", "down")));

        Found.Detected found = (Found.Detected) ((Said.Done) sandbox.perform(work)).found();

        assertThat(found.owner()).isEqualTo(System.getProperty("user.name"));
        assertThat(found.kilobytes()).isGreaterThan(290);
        assertThat(found.matches()).hasSize(2);
        assertThat(found.matches().get(0).recipe()).isEqualTo("app");
        assertThat(found.matches().get(0).databases().get("main")).isBetween(290L, 400L);
        assertThat(found.matches().get(0).closed()).isTrue();
        assertThat(found.matches().get(1)).isEqualTo(new Found.Match("bare", java.util.Map.of(), false));
    }

    @Test
    void runsNothingThatLiesThere() throws IOException {
        Path app = sandbox.root.resolve("app");
        Files.writeString(app, "#!/bin/sh\ntouch " + folder.resolve("ran") + "\n");
        app.toFile().setExecutable(true);
        Sandbox.git(sandbox.root, "config", "core.fsmonitor", app.toString());

        sandbox.perform(new Work.Detect(List.of(candidate("app", "app", "x", "y"))));

        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void refusesWhatIsNotThere() {
        Said said = sandbox.perform(new Work.Detect(List.of()), folder.resolve("no\nwhere"));

        assertThat(said).isInstanceOfSatisfying(Said.Refused.class, r -> assertThat(r.reason())
                .contains("cannot be looked at"));
    }
}
