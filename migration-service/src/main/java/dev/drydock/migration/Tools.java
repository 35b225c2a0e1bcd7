package dev.drydock.migration;

import dev.drydock.contract.Said;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the recipe's commands need on the site's host. */
final class Tools {
    private static final String MISSING =
            "for tool do command -v -- \"$tool\" >/dev/null 2>&1 || printf '%s\\n' \"$tool\"; done; id -un";

    private Tools() {}

    static Said present(List<String> tools, Site site) {
        List<String> argv = Stream.concat(Stream.of("sh", "-c", MISSING, "sh"), tools.stream())
                .toList();
        Output output = site.read(new Read(argv, Map.of(), Duration.ofSeconds(60)));
        List<String> lines = output.text().lines().toList();
        if (!output.ok() || lines.isEmpty()) {
            return new Said.Refused(
                    "no command can be run at " + site.place().root() + ": "
                            + output.errors().strip(),
                    "check that the site's host answers and that `run-as` in the site file is a user there");
        }
        List<String> missing = lines.subList(0, lines.size() - 1);
        return missing.isEmpty()
                ? Said.Done.nothing()
                : new Said.Refused(
                        "missing on the site's host, or not in the PATH of user " + lines.getLast() + ": "
                                + String.join(", ", missing),
                        "install what is missing (Debian: apt-get install …), then start again");
    }
}
