package dev.drydock.backup;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.Masking;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the site's host has, and the end of its logs, without the application's own secrets. Where these cannot be read, nobody can tell
 * what to hide: then nothing that may hold one is told.
 */
final class Describe {
    private static final Duration EACH = Duration.ofSeconds(10);
    private static final Duration ALL = Duration.ofSeconds(60);
    private static final int LONGEST_FACT = 500;
    private static final List<Work.Fact> OF_EVERY_HOST = List.of(
            new Work.Fact("system", Command.of("sed -n 's/^PRETTY_NAME=\"*\\([^\"]*\\)\"*$/\\1/p' /etc/os-release")),
            new Work.Fact("kernel", Command.of("uname -srm")),
            new Work.Fact("user", Command.of("id -un")),
            new Work.Fact(
                    "free space", Command.of("df -Pm . | awk 'END { print $4 \" MiB, \" $5 \" of the disk used\" }'")));

    private final Site site;
    private final long end = System.nanoTime() + ALL.toNanos();

    private Describe(Site site) {
        this.site = site;
    }

    static Said perform(Work.Describe work, Means means) {
        return new Said.Done(new Describe(means.site()).found(work, means));
    }

    private Found.Described found(Work.Describe work, Means means) {
        List<Found.Told> facts = Stream.concat(OF_EVERY_HOST.stream(), work.facts().stream())
                .map(this::told)
                .toList();
        try {
            Masking hiding = hiding(work.content(), means);
            return new Found.Described(
                    facts.stream()
                            .map(f -> new Found.Told(f.what(), hiding.mask(f.is()), f.trouble()))
                            .toList(),
                    work.logs().stream().map(l -> log(l, hiding)).toList(),
                    work.texts().stream().map(hiding::mask).toList(),
                    "");
        } catch (Ended e) {
            return new Found.Described(facts, List.of(), List.of(), reason(e));
        }
    }

    private static Masking hiding(Content content, Means means) {
        return new Masking(content.databases().stream()
                .filter(d -> d.server() != null)
                .flatMap(d -> new Credentials(d, means).secrets().stream())
                .flatMap(secret -> Spellings.of(secret).stream())
                .map(spelt -> spelt.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    private static String reason(Ended e) {
        return e.said() instanceof Said.Refused r ? r.reason() : "the application's own secrets could not be read";
    }

    /** What a command that failed has printed is not told: it is no fact, and may be long. */
    private Found.Told told(Work.Fact fact) {
        if (overdue()) return new Found.Told(fact.what(), "", "it was not asked: there was no time left");
        Output output = site.read(Read.whole(Command.of(fact.is().line()), EACH));
        String last = output.text()
                .lines()
                .filter(l -> !l.isBlank())
                .reduce((a, b) -> b)
                .orElse("");
        if (output.ok() && !last.isEmpty()) {
            return new Found.Told(
                    fact.what(),
                    last.substring(0, Math.min(LONGEST_FACT, last.length())).strip(),
                    "");
        }
        String why = output.exit() < 0
                ? "no end within its limit"
                : output.ok() ? "it printed nothing" : "exit " + output.exit();
        return new Found.Told(fact.what(), "", "it could not be asked: " + why);
    }

    private Found.Log log(String path, Masking hiding) {
        if (overdue()) return new Found.Log(path, "", "it was not read: there was no time left");
        List<String> argv = List.of(
                "sh",
                "-c",
                Scripts.resource("read-log"),
                "sh",
                site.place().root(),
                path,
                String.valueOf(LogTail.MOST_BYTES));
        Found.Log log = LogTail.of(path, site.read(new Read(argv, Map.of(), EACH)));
        return new Found.Log(hiding.mask(log.file()), hiding.mask(log.text()), log.trouble());
    }

    private boolean overdue() {
        return System.nanoTime() - end > 0;
    }
}
