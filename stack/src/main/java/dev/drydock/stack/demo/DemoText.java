package dev.drydock.stack.demo;

import dev.drydock.cli.terminal.Console;
import java.util.Locale;
import java.util.TreeSet;

/** What a person reads around the two upgrades. */
final class DemoText {
    private static final String LINE = "  %-16s %-18s %-18s %s";
    private final Console console;

    DemoText(Console console) {
        this.console = console;
    }

    void site(HarbourSite site) {
        say("The site " + site.name() + ": Harbour, a berth book in sh and SQLite, at " + HarbourSite.FIRST + ".");
        say("  folder  " + site.root());
        say("  page    " + site.url());
    }

    void begins(int number, HarbourSite site, String to, String what) {
        say("");
        say("Story " + number + " of 2: " + site.name() + " is upgraded to " + to + ", " + what + ".");
        say("");
    }

    void ended(Story story) {
        say("");
        say("  outcome          " + story.outcome());
        say("  doors closed     " + seconds(story.downtimeSeconds()));
        story.findings().forEach(f -> say("  sqlite and site  " + f));
        if (!story.fingerprints().after().isEmpty()) prints(story);
        if (!story.asTold()) say("  This is not what the demo promises: ./drydock show " + story.run());
    }

    private void prints(Story story) {
        say(LINE.formatted("fingerprint of", "before", "after", ""));
        var before = story.fingerprints().before();
        var after = story.fingerprints().after();
        for (String part : new TreeSet<>(before.keySet()))
            say(LINE.formatted(
                    part,
                    shortened(before.get(part)),
                    shortened(after.get(part)),
                    before.get(part).equals(after.get(part)) ? "equal" : "DIFFERENT"));
    }

    private static String shortened(String hash) {
        return hash == null ? "-" : hash.substring(0, Math.min(16, hash.length()));
    }

    private static String seconds(Double seconds) {
        return seconds == null ? "unknown" : String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private void say(String line) {
        console.out().println(line);
    }
}
