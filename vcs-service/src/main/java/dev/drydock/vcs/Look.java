package dev.drydock.vcs;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Site;
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
            case Remote.Away away -> away.refused();
            case Remote.Tags tags ->
                new Said.Done(new Found.Seen(
                        Worktree.current(work.version(), tags.versions(), site),
                        tags.versions(),
                        Worktree.edits(site),
                        jobs(site)));
        };
    }

    private static String jobs(Site site) {
        return site.jobs().orElse("");
    }
}
