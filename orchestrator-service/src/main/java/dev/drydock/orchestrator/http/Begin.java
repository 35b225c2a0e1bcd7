package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Words;
import dev.drydock.orchestrator.plan.ByHand;
import dev.drydock.orchestrator.saga.Window;
import dev.drydock.orchestrator.site.Planner;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a person wants done with a site.
 *
 * @param kind upgrade, backup, repair, drill, restore, downgrade, prune
 * @param to of upgrade and downgrade
 * @param open of a backup: with open doors
 * @param window when the doors may be closed; null: at any time
 * @param backup of drill and restore; of prune: this one alone; of downgrade: the one that its plan showed, and where it would be
 *     another by now, it is refused
 * @param latest of a restore: the newest verified one
 * @param file of a restore: a backup outside of the catalogue, as an absolute path on the site's host or as SITE/BACKUP in one of its
 *     stores; or a dump of one database there
 * @param version of a file: what it is of; null: its name says so
 * @param database of a file that is a dump: which; null: the only one
 * @param discardCurrent of restore and downgrade: what is there need not be kept
 * @param withoutDrill why the drill is waived; null: it is not
 * @param hops of an upgrade: over as many runs as it takes
 * @param ticket of another system, for the record as the reason
 * @param commit of an upgrade: where its plan goes to, as it was shown; where that is another one by now, it is refused
 * @param shown the digest of the plan that was shown; where it would be another plan by now, it is refused
 */
public record Begin(
        String kind,
        String to,
        String reason,
        boolean stepByStep,
        boolean open,
        Window window,
        String backup,
        boolean latest,
        String file,
        boolean discardCurrent,
        String withoutDrill,
        String version,
        String database,
        boolean hops,
        String ticket,
        String commit,
        String shown) {
    static final Begin NOTHING = new Begin(
            null, null, null, false, false, null, null, false, null, false, null, null, null, false, null, null, null);
    private static final int LONGEST = 500;

    public Begin {
        reason = Texts.line(reason);
        ticket = Texts.line(ticket);
        withoutDrill = withoutDrill == null ? null : Words.line(withoutDrill);
    }

    /** @param shown the digest of the plan that was; null: none was */
    public static Begin upgrade(String to, String shown, String reason, String ticket) {
        return new Begin(
                "upgrade", to, reason, false, false, null, null, false, null, false, null, null, null, false, ticket,
                null, shown);
    }

    public static Begin backup(String reason, String ticket) {
        return new Begin(
                "backup", null, reason, false, false, null, null, false, null, false, null, null, null, false, ticket,
                null, null);
    }

    public static Begin drill(String backup, String reason, String ticket) {
        return new Begin(
                "drill", null, reason, false, false, null, backup, false, null, false, null, null, null, false, ticket,
                null, null);
    }

    /** What is wrong with it whatever the site is like; thrown. */
    void check(Instant now) {
        if (!RunsAsked.KINDS.contains(meant())) {
            throw Problems.bad(
                    "kind",
                    "Unknown kind of run",
                    "kind must be one of " + String.join(", ", RunsAsked.KINDS),
                    "see /q/openapi for an example of each");
        }
        Said.superfluous(this).ifPresent(field -> {
            throw missing(field, "it is not said of a " + meant() + ", but of: " + String.join(", ", Said.of(field)));
        });
        window(now);
        Texts.bounded(reason, ticket);
        if (withoutDrill != null && (withoutDrill.isBlank() || withoutDrill.length() > LONGEST)) {
            throw Problems.bad(
                    "waiver",
                    "The waiver is not right",
                    "who waives a drill says why, in up to " + LONGEST + " characters",
                    "--without-drill \"no server for scratch here\"");
        }
        if (isFor("restore")) restore();
        if (isFor("drill") && (backup == null || backup.isBlank())) throw missing("backup", "`drydock drill BACKUP`");
        if ((meant().equals("upgrade") || isFor("downgrade")) && to == null) throw missing("to", "`--to V`");
    }

    private void restore() {
        long ways = Stream.of(latest, backup != null, file != null)
                .filter(said -> said)
                .count();
        if (ways != 1) {
            throw missing(
                    "backup", "`--latest`, `--backup ID` of `drydock backups SITE` or `--file PATH`, and one of them");
        }
        if (file == null && (version != null || database != null)) {
            throw missing("version", "it is said of a `--file` alone");
        }
        for (String text : Arrays.asList(file, version, database)) {
            if (text != null && !text.matches("\\P{Cntrl}{1,4096}")) throw missing("file", "one line, and not empty");
        }
    }

    ByHand.Foreign foreign() {
        return new ByHand.Foreign(file, database == null ? "" : database);
    }

    Planner.Upgrade upgrade() {
        return new Planner.Upgrade(to, stepByStep, window, withoutDrill, hops);
    }

    /** What not everybody who begins a run may waive. */
    boolean waives() {
        return discardCurrent || withoutDrill != null;
    }

    /** Without a kind, and with a version to go to, it is an upgrade that is meant. */
    String meant() {
        return kind == null && to != null ? "upgrade" : String.valueOf(kind);
    }

    boolean isFor(String wanted) {
        return wanted.equals(kind);
    }

    private static Problem missing(String key, String next) {
        return Problems.bad("request", "Something is not said", "`" + key + "` is not right", next);
    }

    private void window(Instant now) {
        Window w = window;
        if (w == null) return;
        if (w.from() == null
                || w.until() == null
                || !w.from().isBefore(w.until())
                || !w.until().isAfter(now)) {
            throw Problems.bad(
                    "window",
                    "The window is not right",
                    "it needs from and until, the second later than the first and than now (" + now + ")",
                    "for example {\"from\": \"2027-01-10T01:00:00Z\", \"until\": \"2027-01-10T04:00:00Z\"}");
        }
    }
}
