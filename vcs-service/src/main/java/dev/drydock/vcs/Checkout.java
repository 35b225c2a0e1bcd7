package dev.drydock.vcs;

import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.participant.Job;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the pinned commit into the work tree, on no branch, and looks whether it is really there. */
final class Checkout {
    private static final String SCRIPT =
            Git.FUNCTION + "git checkout --quiet --detach --no-overwrite-ignore \"$DRYDOCK_COMMIT\"\n";

    private Checkout() {}

    static Said perform(Version to, Site site) {
        Optional<Said.Refused> wrong = Preflight.named(to)
                .or(() -> site.begunBefore() ? Optional.empty() : Preflight.edited(site))
                .or(() -> site.begunBefore() ? Optional.empty() : Preflight.inTheWay(to, site));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Job job = new Job(List.of(SCRIPT), Git.with(Map.of("DRYDOCK_COMMIT", to.commit())), 0, false);
        return Judgement.complaint("checkout of " + to.name(), Command.of(SCRIPT), site.job(job))
                .orElseGet(() -> verified(to, site));
    }

    private static Said verified(Version to, Site site) {
        String head = Worktree.head(site);
        List<String> edits = Worktree.editsBesideSubmodules(site);
        if (head.equals(to.commit()) && edits.isEmpty()) {
            return Said.Done.nothing();
        }
        return new Said.Failed(
                "checkout of " + to.name() + " exited with 0, but "
                        + site.place().root() + " is at " + head
                        + " (expected " + to.commit() + ") and " + edits.size() + " files differ from it: "
                        + Worktree.list(edits),
                "look at it with: git -C " + site.place().root() + " status",
                "");
    }
}
