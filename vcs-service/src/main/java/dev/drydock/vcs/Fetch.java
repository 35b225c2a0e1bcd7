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

/**
 * Brings the objects of one commit and nothing else: no ref, no FETCH_HEAD, no file of the work tree. By its tag first,
 * because some servers give out nothing else; the commit is what counts.
 */
final class Fetch {
    private static final String SCRIPT = Git.FUNCTION
            + """
            whole() {
              git cat-file -e "$DRYDOCK_COMMIT^{commit}" 2>/dev/null &&
                git rev-list --objects --no-walk "$DRYDOCK_COMMIT" >/dev/null
            }
            bring() { git fetch --no-tags --no-write-fetch-head --no-recurse-submodules origin "$1"; }
            if whole; then echo "$DRYDOCK_COMMIT is here already"; exit 0; fi
            bring "refs/tags/$DRYDOCK_TAG"
            if ! whole; then bring "$DRYDOCK_COMMIT"; fi
            if whole; then echo "$DRYDOCK_COMMIT is here, whole"; exit 0; fi
            echo "origin did not give commit $DRYDOCK_COMMIT" >&2
            exit 1
            """;

    private Fetch() {}

    static Said perform(Version to, Site site) {
        Optional<Said.Refused> wrong = Preflight.named(to);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Job job = new Job(
                List.of(SCRIPT), Git.with(Map.of("DRYDOCK_COMMIT", to.commit(), "DRYDOCK_TAG", to.name())), 0, false);
        return Judgement.complaint("fetch of " + to.name(), Command.of(SCRIPT), site.job(job))
                .map(Fetch::masked)
                .orElseGet(() -> inTheWay(to, site));
    }

    /** Only now that the commit is here can it be compared with the files. */
    private static Said inTheWay(Version to, Site site) {
        return Preflight.inTheWay(to, site)
                .<Said>map(refused -> new Said.Failed(refused.reason(), refused.next(), ""))
                .orElseGet(Said.Done::nothing);
    }

    private static Said masked(Said said) {
        return said instanceof Said.Failed(String reason, String next, String tail)
                ? new Said.Failed(reason, next, Addresses.masked(tail))
                : said;
    }
}
