package dev.drydock.e2e;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Releases of Kolibri as its index would have them, and what a site of the first begins as: its virtual environment and its home.
 *
 * @param kind for people
 */
record Wheels(String kind, Path folder, String first, String last) {
    private static final Path HERE = Path.of("src/test/resources/kolibri").toAbsolutePath();
    private static final Map<Wheels, Path> FRESH = new ConcurrentHashMap<>();
    private static final int SECONDS = 300;

    /** Written for here: needs no network. */
    static final Wheels STAND_IN = standIn();

    /** The real one where pip reaches its index in time, else the stand-in. What it brought stays, so that it need not come twice. */
    static Wheels real() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache/drydock/kolibri-wheels");
        Wheels real = new Wheels("the real Kolibri", cache, "0.16.2", "0.17.5");
        try {
            for (String release : List.of(real.first, real.last)) {
                if (!Files.exists(cache.resolve("kolibri-" + release + "-py2.py3-none-any.whl"))) bring(cache, release);
            }
            return real;
        } catch (Trouble away) {
            return new Wheels(
                    "the stand-in, since " + away.getMessage(), STAND_IN.folder, STAND_IN.first, STAND_IN.last);
        }
    }

    /** Only what is whole has its name in the cache. */
    private static void bring(Path cache, String release) {
        String script = "mkdir -p \"$0\" && part=$(mktemp -d \"$0/part-XXXXXX\") && trap 'rm -rf \"$part\"' EXIT"
                + " && timeout \"$2\" /usr/bin/python3 -m pip download -q --no-deps --no-cache-dir --only-binary :all:"
                + " --dest \"$part\" \"kolibri==$1\" && mv \"$part\"/*.whl \"$0\"";
        Tool.run(List.of("sh", "-c", script, cache.toString(), release, Integer.toString(SECONDS)), Path.of("/"));
    }

    private static Wheels standIn() {
        Path folder = Dock.DIR.resolve("kolibri-wheels");
        Path ledger = HERE.resolveSibling("digipal/2.6/digipal/ledger.py");
        Tool.run(List.of("mkdir", folder.toString()), Path.of("/"));
        Tool.run(List.of("/usr/bin/python3", HERE + "/pack.py", HERE + "", ledger + "", folder + ""), folder);
        return new Wheels("the stand-in", folder, Kolibri.FIRST, Kolibri.LATEST);
    }

    /** @return folders {@code venv} and {@code home} */
    Path fresh() {
        return FRESH.computeIfAbsent(this, wheels -> {
            Path fresh = Dock.DIR.resolve("kolibri-" + first);
            Tool.run(List.of("mkdir", fresh.toString()), Path.of("/"));
            Tool.run(List.of("sh", HERE + "/fresh.sh", folder + "", first, fresh + ""), fresh);
            return fresh;
        });
    }
}
