package dev.drydock.vcs;

import dev.drydock.contract.Candidate;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What lies in a folder of which nothing is known yet. Only looks: nothing that lies there is run. */
final class Detect {
    /** $1: the root, then triples: kind (marker, database, mark), number of the candidate, path. */
    private static final String LOOK =
            """
            cd -- "$1" 2>/dev/null || { echo missing; exit; }
            root=$(pwd -P)
            shift
            echo "owner $(stat -c %U .)"
            while [ $# -gt 2 ]; do
              [ -e "./$3" ] && echo "$1 $2 $(du -k -s -- "./$3" 2>/dev/null | cut -f 1) $3"
              shift 3
            done
            kilobytes=$(timeout 20 du -k -s . 2>/dev/null | cut -f 1)
            echo "size ${kilobytes:-0}"
            crontab -l 2>/dev/null | grep -qF -- "$root" && echo "mention the crontab of $(id -un)"
            for file in $(grep -rlsF -- "$root" /etc/crontab /etc/cron.d /etc/systemd/system /etc/supervisor \
                /etc/nginx/sites-enabled /etc/nginx/conf.d /etc/apache2/sites-enabled /etc/httpd/conf.d | head -20); do
              echo "mention $file"
              sed -nE 's/^[[:space:]]*[Ss]erver_?[Nn]ame[[:space:]]+([A-Za-z0-9.-]+).*/host \\1/p' "$file" | head -3
            done
            """;

    private Detect() {}

    static Said perform(Work.Detect work, Site site) {
        Output output = site.read(new Read(argv(work, site), Map.of("LC_ALL", "C"), Duration.ofSeconds(60)));
        List<String> lines = output.text().lines().toList();
        if (!output.ok() || lines.isEmpty() || lines.getFirst().equals("missing")) {
            String why = output.ok()
                    ? "it does not exist, or may not be entered"
                    : output.errors().strip();
            return new Said.Refused(
                    "the folder " + site.place().root() + " cannot be looked at: " + why,
                    "name the folder of the application, and with --run-as a user who may read it");
        }
        return new Said.Done(found(work.candidates(), lines));
    }

    private static List<String> argv(Work.Detect work, Site site) {
        List<String> argv =
                new ArrayList<>(List.of("sh", "-c", LOOK, "sh", site.place().root()));
        for (int i = 0; i < work.candidates().size(); i++) {
            Candidate c = work.candidates().get(i);
            String number = Integer.toString(i);
            argv.addAll(List.of("marker", number, c.marker()));
            for (Content.Database d : c.databases()) argv.addAll(List.of("database", number, d.file()));
            for (String mark : c.mark()) argv.addAll(List.of("mark", number, mark));
        }
        return argv;
    }

    private static Found.Detected found(List<Candidate> candidates, List<String> lines) {
        String owner = "";
        long kilobytes = 0;
        List<String> mentions = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        Map<Integer, Map<String, Long>> sizes = new HashMap<>();
        List<Integer> marked = new ArrayList<>();
        List<Integer> matched = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 4);
            switch (words[0]) {
                case "owner" -> owner = words[1];
                case "size" -> kilobytes = Long.parseLong(words[1]);
                case "mention" -> mentions.add(line.substring("mention ".length()));
                case "host" -> hosts.add(words.length > 1 ? words[1] : "");
                case "marker" -> matched.add(Integer.valueOf(words[1]));
                case "mark" -> marked.add(Integer.valueOf(words[1]));
                case "database" ->
                    sizes.computeIfAbsent(Integer.valueOf(words[1]), n -> new HashMap<>())
                            .put(words[3], Long.valueOf(words[2].isEmpty() ? "0" : words[2]));
                default -> {}
            }
        }
        List<Found.Match> matches = matched.stream()
                .map(n -> new Found.Match(
                        candidates.get(n).recipe(),
                        named(candidates.get(n), sizes.getOrDefault(n, Map.of())),
                        marked.contains(n)))
                .toList();
        return new Found.Detected(
                owner, kilobytes, matches, mentions, hosts.stream().distinct().toList());
    }

    private static Map<String, Long> named(Candidate candidate, Map<String, Long> byFile) {
        Map<String, Long> named = new HashMap<>();
        for (Content.Database d : candidate.databases()) {
            if (byFile.containsKey(d.file())) named.put(d.name(), byFile.get(d.file()));
        }
        return named;
    }
}
