package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Content;
import dev.drydock.shows.Shows;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    private static final Paths PATHS = new Paths(new Content(
            List.of("storage", "ümlaut"),
            List.of("storage/cache", "tmp"),
            List.of("media", "tmp/big"),
            List.of("storage/down"),
            List.of(new Content.Database("main", "sqlite", "storage/app.db"))));

    @ParameterizedTest
    @CsvSource({
        "'', KEPT",
        "index.php, KEPT",
        "storages, KEPT",
        "storage, VOLATILE",
        "storage/a, VOLATILE",
        "storage/cache, CACHE",
        "storage/cache/x/y, CACHE",
        "storage/cache/.gitignore, KEPT",
        "tmp/x/.keep, KEPT",
        "storage/.gitignore, VOLATILE",
        "storage/cached, VOLATILE",
        "tmp/x, CACHE",
        "tmp/big/x, OUTSIDE",
        "media, OUTSIDE",
        "media/a/b, OUTSIDE",
        "mediaplayer, KEPT",
        "storage/down, MARK",
        "storage/app.db, DATABASE",
        "storage/app.db-wal, DATABASE",
        "storage/app.db-shm, DATABASE",
        "storage/app.db-journal, DATABASE",
        "storage/app.db.drydock-new, DATABASE",
        "storage/app.db.old, VOLATILE",
        ".git, GIT",
        ".git/HEAD, GIT",
        ".git/config, GIT",
        ".git/packed-refs, GIT",
        ".git/refs, GIT",
        ".git/refs/heads/objects, GIT",
        ".git/index, GIT_INNER",
        ".git/index.lock, GIT_INNER",
        ".git/HEAD.lock, GIT_INNER",
        ".git/objects, OUTSIDE",
        ".git/objects/ab/cd, OUTSIDE",
        ".git/modules/a/b/objects/ab, OUTSIDE",
        ".git/modules/a/index, GIT_INNER",
        ".gitignore, KEPT",
        "vendor/x/.git/objects/ab, KEPT",
    })
    void everyPathIsExactlyOneThing(String path, Kind kind) {
        assertThat(PATHS.kind(path)).isEqualTo(kind);
    }

    @Test
    void namesAreComparedAsBytes() {
        assertThat(PATHS.kind(Paths.bytes("ümlaut") + "/log")).isEqualTo(Kind.VOLATILE);
    }

    @ParameterizedTest
    @CsvSource({"'', false", "src, true", "storage, false", ".git, false", "data, true"})
    void aFoldersTimeCountsWhereNothingComesAndGoesInIt(String folder, boolean timed) {
        assertThat(PATHS.timed(folder)).isEqualTo(timed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc", "a/../../etc", "..", ".", "a//b", "a/", "a/.", "a\nb"})
    @Shows({58, 91})
    void nothingButAPlainPathBelowTheRootIsTaken(String path) {
        Content content = new Content(List.of(), List.of(), List.of(path), List.of(), List.of());

        assertThat(Paths.complaint(content)).contains(path);
    }

    @Test
    void isShownOnOneLineWhateverItsName() {
        assertThat(Paths.shown(Paths.bytes("ü") + "\n\u001b[2J\u0000")).isEqualTo("ü\\x0a\\x1b[2J\\x00");
    }
}
