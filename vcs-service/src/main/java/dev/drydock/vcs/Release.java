package dev.drydock.vcs;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Archive;
import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One archive that is offered. Pure: whatever an index says is only text here.
 *
 * @param version with an empty commit where nobody says its checksum
 * @param from an address, or a path on the site's host
 */
record Release(Version version, String from) {
    static final String NAME = "{version}";

    /** Of an address with the version in it: those of which the recipe has a checksum. */
    static List<Release> listed(Archive archive) {
        return archive.sha256().entrySet().stream()
                .map(e -> new Release(
                        new Version(e.getKey(), e.getValue()),
                        archive.releases().replace(NAME, e.getKey())))
                .toList();
    }

    /** Lines: a checksum, or another word, and a file's name. */
    static List<Release> ofFolder(Archive archive, String lines) {
        List<Release> releases = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            String[] words = line.split(" ", 2);
            if (words.length < 2) continue;
            name(archive, words[1])
                    .ifPresent(name ->
                            releases.add(release(archive, name, words[0], archive.releases() + "/" + words[1])));
        }
        return releases;
    }

    /** In the form of GitHub's releases; drafts and what is not yet released are left out. */
    static List<Release> ofIndex(Archive archive, String json) throws JsonProcessingException {
        JsonNode index = Wire.JSON.readTree(json);
        if (!index.isArray()) throw new JsonParseException(null, "it is no list of releases");
        List<Release> releases = new ArrayList<>();
        for (JsonNode each : index) {
            String name = each.path("tag_name").asText();
            boolean out =
                    !each.path("draft").asBoolean() && !each.path("prerelease").asBoolean();
            if (!out || !Git.isName(name)) continue;
            for (JsonNode asset : each.path("assets")) {
                String at = asset.path("browser_download_url").asText();
                boolean its = asset.path("name").asText().equals(archive.file().replace(NAME, name));
                if (!its || !at.matches("https?://[\\x21-\\x7e]+")) continue;
                String digest = asset.path("digest").asText().replaceFirst("^sha256:", "");
                releases.add(release(archive, name, digest, at));
            }
        }
        return releases;
    }

    private static Release release(Archive archive, String name, String said, String from) {
        String sum = archive.sha256().getOrDefault(name, said).toLowerCase(Locale.ROOT);
        return new Release(new Version(name, sum.matches("[0-9a-f]{64}") ? sum : ""), from);
    }

    private static Optional<String> name(Archive archive, String file) {
        int at = archive.file().indexOf(NAME);
        String before = archive.file().substring(0, at);
        String after = archive.file().substring(at + NAME.length());
        if (!file.startsWith(before) || !file.endsWith(after) || file.length() <= before.length() + after.length()) {
            return Optional.empty();
        }
        String name = file.substring(before.length(), file.length() - after.length());
        return Git.isName(name) ? Optional.of(name) : Optional.empty();
    }
}
