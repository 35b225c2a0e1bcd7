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
 * Brings the objects of one commit and nothing else: no ref, no FETCH_HEAD, no file of the work tree. By its tag or branch first,
 * because some servers give out nothing else; the commit is what counts.
 */
final class Fetch {
    /** @param mebibytes no file that comes may be larger: an endless one would fill the site's disk */
    record Bounds(int seconds, long mebibytes) {}

    private static final String SCRIPT = Git.FUNCTION
            + """
            blocks=$((DRYDOCK_MOST_MIB * 2048))
            # with the signal ignored the writing fails, and git says so
            trap '' XFSZ
            (ulimit -f "$blocks") 2>/dev/null && ulimit -f "$blocks"
            began=$(date +%s)
            whole() {
              git cat-file -e "$DRYDOCK_COMMIT^{commit}" 2>/dev/null &&
                git rev-list --objects --no-walk "$DRYDOCK_COMMIT" >/dev/null
            }
            bring() { git fetch --no-tags --no-write-fetch-head --no-recurse-submodules origin "$1"; }
            if whole; then echo "$DRYDOCK_COMMIT is here already"; exit 0; fi
            case $DRYDOCK_TAG in refs/heads/*) bring "$DRYDOCK_TAG" ;; *) bring "refs/tags/$DRYDOCK_TAG" ;; esac
            if ! whole; then bring "$DRYDOCK_COMMIT"; fi
            if whole; then
              echo "$DRYDOCK_COMMIT is here, whole"
              git ls-tree -r -z "$DRYDOCK_COMMIT" | tr '\\n\\0' '?\\n' | sed -n \
                's/^160000 [^\\t]*\\t/not fetched, only a command of the recipe does that: submodule /p'
              exit 0
            fi
            # what was cut off would take the room that the next attempt needs
            find "$(git rev-parse --git-path objects)" -name 'tmp_*' -type f -newermt "@$((began - 1))" -delete
            echo "origin did not give commit $DRYDOCK_COMMIT" >&2
            exit 1
            """;

    private Fetch() {}

    static Said perform(Version to, Site site, Bounds bounds) {
        Optional<Said.Refused> wrong = Preflight.named(to).or(() -> Preflight.strange(to));
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Map<String, String> values = Map.of(
                "DRYDOCK_COMMIT", to.commit(),
                "DRYDOCK_TAG", to.name(),
                "DRYDOCK_MOST_MIB", Long.toString(bounds.mebibytes()));
        Job job = new Job(List.of(SCRIPT), Git.with(values), bounds.seconds(), false);
        return Judgement.complaint("fetch of " + to.name(), Command.of(SCRIPT), site.job(job))
                .map(said -> told(said, to, bounds))
                .orElseGet(() -> inTheWay(to, site));
    }

    /** Only now that the commit is here can it be compared with the files. */
    private static Said inTheWay(Version to, Site site) {
        return Preflight.inTheWay(to, site)
                .<Said>map(refused -> new Said.Failed(refused.reason(), refused.next(), ""))
                .orElseGet(Said.Done::nothing);
    }

    static Said told(Said said, Version to, Bounds bounds) {
        return explained(masked(said), to, bounds);
    }

    private static Said explained(Said said, Version to, Bounds bounds) {
        if (!(said instanceof Said.Failed failed)) return said;
        if (failed.tail().contains("File too large")) {
            return new Said.Failed(
                    "fetch of " + to.name() + " was ended: a file of it is larger than " + bounds.mebibytes() + " MiB",
                    "see what the project released; if it is right so, set DRYDOCK_FETCH_MEBIBYTES of the vcs service",
                    failed.tail());
        }
        return failed.reason().contains("past its limit")
                ? new Said.Failed(
                        failed.reason(),
                        "look at the network between the site and where its releases come from; if it only needs longer, set"
                                + " DRYDOCK_FETCH_SECONDS of the vcs service",
                        failed.tail())
                : failed;
    }

    private static Said masked(Said said) {
        return said instanceof Said.Failed(String reason, String next, String tail)
                ? new Said.Failed(reason, next, Addresses.masked(tail))
                : said;
    }
}
