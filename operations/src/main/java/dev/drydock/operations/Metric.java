package dev.drydock.operations;

import java.util.List;

/** What the services measure: each name stands here, and nowhere else in the code. */
public enum Metric {
    RUNS_ENDED(
            "drydock_runs_ended_total",
            Type.COUNTER,
            By.ORCHESTRATOR,
            "runs that have come to an end, of all times; `kind=\"upgrade\"` are the upgrades finished",
            "kind",
            "outcome"),
    DOORS_CLOSED(
            "drydock_doors_closed_seconds_total",
            Type.COUNTER,
            By.ORCHESTRATOR,
            "downtime: how long the doors were closed by runs that have ended",
            "kind"),
    RUNS_OPEN(
            "drydock_runs_open",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "runs under way now: running, waiting for a person or a window, stuck",
            "status"),
    OLDEST_RUN(
            "drydock_run_oldest_age_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "since when the oldest run that has no end is under way; 0: there is none"),
    DOORS_SHUT("drydock_doors_closed", Type.GAUGE, By.ORCHESTRATOR, "sites whose doors are closed now by a run"),
    DOORS_SHUT_LONGEST(
            "drydock_doors_closed_longest_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "since when the doors are closed that are closed longest; 0: none are"),
    STEP(
            "drydock_step_seconds",
            Type.TIMER,
            By.ORCHESTRATOR,
            "from an order's sending to its result, by this process",
            "verb",
            "said"),
    RELAY_BACKLOG(
            "drydock_relay_backlog",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "entries of the public record that are in the database and not yet on their topic"),
    RELAY_BEHIND(
            "drydock_relay_behind_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "for how long there has been something to relay at each look"),
    HEAD_AGE(
            "drydock_head_age_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "since when no signed head over the record was sent"),
    CHORE_IDLE(
            "drydock_chore_idle_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "since when a chore, such as the watchdog, has not come to the end of its work",
            "chore"),
    CALLS_DUE(
            "drydock_calls_due",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "times that a person is wanted and could not yet be called"),
    SITES("drydock_sites", Type.GAUGE, By.ORCHESTRATOR, "sites that are known"),
    SITES_WITHOUT_BACKUP(
            "drydock_sites_without_backup", Type.GAUGE, By.ORCHESTRATOR, "sites that have no verified backup"),
    BACKUP_OLDEST(
            "drydock_backup_oldest_age_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "of the sites' newest verified backups the oldest"),
    DRILL_OLDEST(
            "drydock_drill_oldest_age_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "of the sites' last drills the one longest ago"),
    BACKUP_AGE(
            "drydock_backup_age_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "age of a site's newest verified backup; of no more than `drydock.metrics.sites` sites, else of none",
            "site"),
    DRILL_AGE(
            "drydock_drill_age_seconds",
            Type.GAUGE,
            By.ORCHESTRATOR,
            "since a site's last drill; of no more than `drydock.metrics.sites` sites, else of none",
            "site"),
    DEAD_LETTERS(
            "drydock_dead_letters_total",
            Type.COUNTER,
            By.BOTH,
            "records that this process could not read or believe",
            "topic"),
    WORKERS("drydock_workers", Type.GAUGE, By.PARTICIPANT, "orders that may be worked on at once"),
    WORKERS_BUSY("drydock_workers_busy", Type.GAUGE, By.PARTICIPANT, "orders that are worked on now"),
    JOURNAL_WAITING(
            "drydock_journal_waiting",
            Type.GAUGE,
            By.PARTICIPANT,
            "accepted orders that have no end, those in hand included"),
    JOURNAL_OLDEST(
            "drydock_journal_oldest_seconds",
            Type.GAUGE,
            By.PARTICIPANT,
            "since when the oldest of them was accepted; 0: there is none"),
    JOURNAL_UNANSWERED(
            "drydock_journal_unanswered",
            Type.GAUGE,
            By.PARTICIPANT,
            "orders that have ended and whose answer the broker does not have"),
    JOURNAL_BYTES("drydock_journal_bytes", Type.GAUGE, By.PARTICIPANT, "what the journal takes up in the database"),
    AUDIT_LAG(
            "drydock_audit_lag", Type.GAUGE, By.AUDIT, "entries of the record that are on the topic and not yet kept"),
    AUDIT_HEAD_AGE("drydock_audit_head_age_seconds", Type.GAUGE, By.AUDIT, "since when no head was kept"),
    AUDIT_EVIDENCE(
            "drydock_audit_evidence", Type.GAUGE, By.AUDIT, "what was found wrong in the record and nobody has closed");

    public enum Type {
        COUNTER,
        GAUGE,
        TIMER
    }

    /** Which services tell it. */
    public enum By {
        ORCHESTRATOR("orchestrator"),
        PARTICIPANT("participants"),
        AUDIT("audit"),
        BOTH("orchestrator, participants");

        public final String word;

        By(String word) {
            this.word = word;
        }
    }

    private final String word;
    private final Type type;
    private final By by;
    private final String what;
    private final List<String> labels;

    Metric(String word, Type type, By by, String what, String... labels) {
        this.word = word;
        this.type = type;
        this.by = by;
        this.what = what;
        this.labels = List.of(labels);
    }

    /** As it is called at /q/metrics; of a timer with {@code _count}, {@code _sum}, {@code _max} and {@code _bucket} behind it. */
    public String word() {
        return word;
    }

    public Type type() {
        return type;
    }

    public By by() {
        return by;
    }

    public String what() {
        return what;
    }

    public List<String> labels() {
        return labels;
    }
}
