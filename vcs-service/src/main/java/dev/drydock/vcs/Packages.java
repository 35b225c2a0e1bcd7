package dev.drydock.vcs;

import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a site's package is asked about, brought and put there: fixed scripts, one of each kind of package and one for both.
 * What varies comes as environment.
 */
final class Packages {
    private static final Map<String, String> QUIET = Map.of(
            "PIP_DISABLE_PIP_VERSION_CHECK", "1",
            "PIP_NO_INPUT", "1",
            "PIP_NO_COLOR", "1",
            "PIP_NO_CACHE_DIR", "1",
            "PIP_PROGRESS_BAR", "off",
            "LC_ALL", "C.UTF-8");

    private final Source.Package source;
    private final Site site;
    private final String functions;

    Packages(Source.Package source, Site site) {
        this.source = source;
        this.site = site;
        this.functions = text(
                switch (source) {
                    case Source.Pip pip -> "pip";
                    case Source.System system -> "system";
                });
    }

    /** Those that can be had, one a line. */
    Output versions() {
        return site.read(Read.script(functions + "versions\n", environment("")));
    }

    /** Prints one word on what is there, and a detail. */
    Output look() {
        return site.read(Read.script(functions + text("look"), environment("")));
    }

    /** Empty: none is. */
    String installed() {
        Output output = site.read(Read.script(functions + "installed\n", environment("")));
        String word = output.text().strip();
        return output.ok() && Git.isName(word) ? word : "";
    }

    Job fetch(Version to, String from, Fetch.Bounds bounds) {
        Map<String, String> values = new HashMap<>(environment(to.name()));
        values.put("DRYDOCK_FROM", from);
        values.put("DRYDOCK_MOST_MIB", Long.toString(bounds.mebibytes()));
        return new Job(List.of(functions + text("fetch")), values, bounds.seconds(), false);
    }

    Job install(Version to, long limitSeconds) {
        return new Job(List.of(functions + text("install")), environment(to.name()), limitSeconds, false);
    }

    /** For people: where what this version was brought as lies. */
    String held() {
        return site.jobs().orElse("") + "/held";
    }

    private Map<String, String> environment(String version) {
        Map<String, String> values = new HashMap<>(QUIET);
        values.put("DRYDOCK_PACKAGE", source.name());
        values.put("DRYDOCK_VERSION", version);
        values.put("DRYDOCK_HELD", held());
        values.put("DRYDOCK_ROOT", site.place().root());
        values.put("DRYDOCK_OUTSIDE", source.outside(site.place().root()) ? "yes" : "");
        switch (source) {
            case Source.Pip pip -> values.putAll(Map.of("DRYDOCK_VENV", pip.venv(), "DRYDOCK_WHEELS", pip.wheels()));
            case Source.System system ->
                values.putAll(Map.of(
                        "DRYDOCK_VERSIONS", system.versions().line(),
                        "DRYDOCK_INSTALLED", system.installed().line(),
                        "DRYDOCK_FETCH", system.fetch().line(),
                        "DRYDOCK_INSTALL", system.install().line()));
        }
        return values;
    }

    private static String text(String name) {
        try (InputStream in = Packages.class.getResourceAsStream("package/" + name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
