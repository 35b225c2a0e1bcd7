package dev.drydock.e2e;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Mautic's releases: a zip for each folder, each laid over the one before, its checksum beside it. */
final class Zips {
    private static final List<String> VERSIONS = List.of("2.14.0", "2.15.0", "2.15.1", "2.16.0", "2.16.1");
    private static Path published;

    private Zips() {}

    static synchronized Path published() {
        if (published == null) published = publish();
        return published;
    }

    static void unpack(String version, Path root) {
        try {
            Files.createDirectories(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(List.of("unzip", "-q", published().resolve(version + ".zip").toString()), root);
    }

    private static Path publish() {
        Path folder = Dock.DIR.resolve("mautic-releases");
        Path work = Dock.DIR.resolve("mautic-work");
        Path releases = Path.of("src/test/resources/mautic").toAbsolutePath();
        String script =
                """
                set -e
                mkdir -p "$1" "$2"
                cd "$2"
                mkdir -p media/files
                for version in $4; do
                  cp -r "$3/$version/." .
                  [ ! -e deleted ] || { xargs rm <deleted; rm deleted; }
                  day=$((day + 1))
                  find . -exec touch -d "2018-01-0$day" {} +
                  zip -q -r "$1/$version.zip" .
                  (cd "$1" && sha256sum "$version.zip" >"$version.zip.sha256")
                done
                """;
        Tool.run(
                List.of(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        folder.toString(),
                        work.toString(),
                        releases.toString(),
                        String.join(" ", VERSIONS)),
                Dock.DIR);
        Tool.delete(work);
        return folder;
    }
}
