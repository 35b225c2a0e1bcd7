package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site whose one backup was carried away from its store. */
abstract class Bringing {
    static final Version V1 = new Version("v1", "c1");
    static final Version V2 = new Version("v2", "c2");

    @TempDir
    static Path models;

    private static Fixture model;

    @TempDir
    Path base;

    Fixture harbour;
    Path carried;

    @BeforeAll
    static void model() {
        model = Fixture.tinyBackedUp(models);
    }

    @BeforeEach
    void aBackupIsCarriedAway() {
        harbour = model.clone(base);
        carried = base.resolve("usb/old");
        harbour.inRoot("mkdir ../usb; mv ../store/harbour/b1 ../usb/old");
    }

    Said bring(String path) {
        return bring(path, "", V1, V2);
    }

    Said bring(String path, String database, Version from, Version to) {
        return harbour.perform(new Work.Bring("r-file", path, database, harbour.content, from, to));
    }

    void drilled() {
        StoryTest.done(harbour.perform(new Work.Drill("r-file", harbour.content)));
    }

    void restore(String part) {
        StoryTest.done(
                harbour.perform(new Work.Restore("r-file", part, harbour.content, Fixture.DOORS, false, "", Map.of())));
    }

    List<String> differences() {
        Said said = harbour.perform(new Work.Prove("r-file", harbour.content));
        return ((Found.Proved) StoryTest.done(said).found()).differences();
    }

    String seen() {
        return harbour.inRoot("find . -path ./data/app.db -o -printf '%p %y %m %s %T@\\n' | sort;"
                + " find src -type f -exec sha256sum {} + | sort; sqlite3 data/app.db .dump");
    }

    void nothingIsCatalogued() {
        assertThat(harbour.store.resolve("harbour/r-file/complete.json")).doesNotExist();
        assertThat(ThreeStores.refused(harbour.perform(new Work.Drill("r-file", harbour.content))))
                .contains("no complete backup r-file");
    }
}
