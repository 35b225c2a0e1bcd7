package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Outside any run: what is there, and what could be. */
final class Look {
    private static final int SHOWN = 1000;

    private Look() {}

    static Said perform(Work.Look work, Site site) {
        Optional<Said.Refused> wrong = Root.refusal(site);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return switch (Remote.ask(site, work.branch())) {
            case Remote.Away away -> work.local() ? seen(work, List.of(), site) : away.refused();
            case Remote.Tags tags -> seen(work, tags.versions(), site);
        };
    }

    private static Said seen(Work.Look work, List<Version> tags, Site site) {
        boolean git = site.place().source() == null;
        String word = Worktree.word(work.version(), site);
        return new Said.Done(new Found.Seen(
                git ? Worktree.current(word, tags, site) : Unpacked.current(word, tags),
                tags,
                git ? Worktree.edits(site) : List.of(),
                jobs(site),
                epoch(site),
                behind(work.schema(), site),
                word,
                left(site),
                git && !work.local() ? Remote.address(site) : null));
    }

    /** What another hand began in the code and did not end. */
    private static List<String> left(Site site) {
        if (site.place().source() instanceof Archive archive) return Unpacked.left(archive, site);
        return Worktree.locked(site)
                ? List.of(
                        "another git is at work in " + site.place().root() + ", or died there: .git/index.lock exists")
                : List.of();
    }

    /** An application that cannot say it is not called behind: it may be broken in any way. */
    static String behind(Work.StateProbe schema, Site site) {
        if (schema == null) return null;
        Output output = site.read(Read.command(schema.command()));
        boolean asItShould = Pattern.compile(schema.after(), Pattern.MULTILINE)
                .matcher(output.text().strip())
                .find();
        return !output.ok() || asItShould ? null : shown(output.text().strip());
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
    }

    static long epoch(Site site) {
        String text = site.read(Read.script("cat -- \"$DRYDOCK_JOBS/epoch\"", Map.of("DRYDOCK_JOBS", jobs(site))))
                .text()
                .strip();
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    static String jobs(Site site) {
        return site.jobs().orElse("");
    }
}
