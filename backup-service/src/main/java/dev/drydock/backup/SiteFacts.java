package dev.drydock.backup;

import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What check-site.sh found.
 *
 * @param free on the disk of the jobs folder
 * @param spare on the disk of the root
 */
record SiteFacts(
        String user, List<String> lacking, String root, String target, String jobs, long bytes, long free, long spare) {

    static SiteFacts of(String text) {
        Map<String, String> facts = new HashMap<>();
        List<String> lacking = new java.util.ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] pair = line.split("=", 2);
            if (pair.length == 2 && pair[0].equals("lacking")) lacking.add(pair[1]);
            else if (pair.length == 2) facts.put(pair[0], pair[1]);
        }
        return new SiteFacts(
                facts.getOrDefault("user", "?"),
                List.copyOf(lacking),
                facts.getOrDefault("root", "unsaid"),
                facts.getOrDefault("target", ""),
                facts.getOrDefault("jobs", "unusable"),
                number(facts.get("size")),
                number(facts.get("free")),
                number(facts.get("spare")));
    }

    Optional<Said.Refused> complaint(Place place) {
        String where = "the site's root " + place.root();
        String site = "correct `root` in the site file";
        if (!lacking.isEmpty()) {
            return refused(
                    "the site's host lacks " + String.join(", ", lacking),
                    "install there: apt-get install coreutils findutils tar");
        }
        return switch (root) {
            case "missing" -> refused(where + " does not exist", site);
            case "loop" -> refused(where + " is a symbolic link that leads nowhere or in a circle", site);
            case "link" ->
                refused(where + " is a symbolic link", site + ": name the folder that it leads to, " + target);
            case "file" -> refused(where + " is not a folder", site);
            case "unsaid" ->
                refused(
                        where + " was looked at, and the answer did not come whole",
                        "ask again; see the site's host if it stays so");
            case "unreadable" -> refused(where + " is not readable by " + user, "correct its rights, or `run-as`");
            case "unwritable" ->
                refused(
                        where + " is not writable by " + user + ", or its file system is read-only",
                        "correct its rights, `run-as`, or how its disk is mounted");
            case "alien" ->
                refused(
                        where + " is not the application: " + place.marker() + " is not there",
                        site + ", or `marker` in the recipe");
            case "foreign" ->
                refused(
                        where + " is not the application: " + place.marker()
                                + " is a symbolic link that leads out of it",
                        site + ", or `marker` in the recipe");
            default -> jobs(place);
        };
    }

    private Optional<Said.Refused> jobs(Place place) {
        String where = "the site's jobs folder " + place.jobs();
        return switch (jobs) {
            case "good" -> Optional.empty();
            case "inside" ->
                refused(where + " lies inside its root", "set `jobs` in the site file to a folder outside of it");
            default ->
                refused(
                        where + " cannot be made or written by " + user,
                        "correct its rights, or set `jobs` in the site file");
        };
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }

    private static long number(String digits) {
        return digits != null && digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}
