package dev.drydock.vcs;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outside any run: what is there, and what could be. */
final class Look {
    private Look() {}

    static Said perform(Work.Look work, Site site) {
        Optional<Said.Refused> wrong = Root.refusal(site);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return switch (Remote.ask(site)) {
            case Remote.Away away -> work.local() ? seen(work, List.of(), site) : away.refused();
            case Remote.Tags tags -> seen(work, tags.versions(), site);
        };
    }

    private static Said seen(Work.Look work, List<Version> tags, Site site) {
        return new Said.Done(new Found.Seen(
                Worktree.current(work.version(), tags, site), tags, Worktree.edits(site), jobs(site), epoch(site)));
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
