package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a done order brought to light. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "found")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Found.Nothing.class, name = "nothing"),
    @JsonSubTypes.Type(value = Found.Seen.class, name = "seen"),
    @JsonSubTypes.Type(value = Found.Detected.class, name = "detected"),
    @JsonSubTypes.Type(value = Found.Examined.class, name = "examined"),
    @JsonSubTypes.Type(value = Found.Described.class, name = "described"),
    @JsonSubTypes.Type(value = Found.Copied.class, name = "copied"),
    @JsonSubTypes.Type(value = Found.BackedUp.class, name = "backed-up"),
    @JsonSubTypes.Type(value = Found.Brought.class, name = "brought"),
    @JsonSubTypes.Type(value = Found.Drilled.class, name = "drilled"),
    @JsonSubTypes.Type(value = Found.Checked.class, name = "checked"),
    @JsonSubTypes.Type(value = Found.Damaged.class, name = "damaged"),
    @JsonSubTypes.Type(value = Found.Forgotten.class, name = "forgotten"),
    @JsonSubTypes.Type(value = Found.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = Found.Proved.class, name = "proved"),
    @JsonSubTypes.Type(value = Found.Previewed.class, name = "previewed"),
    @JsonSubTypes.Type(value = Found.Migrated.class, name = "migrated"),
    @JsonSubTypes.Type(value = Found.Probed.class, name = "probed"),
    @JsonSubTypes.Type(value = Found.Stopped.class, name = "stopped"),
})
public sealed interface Found {

    /** What a person should know although it is done; empty: nothing. */
    default String caveat() {
        return "";
    }

    record Nothing() implements Found {}

    /**
     * @param current where the site is; its name is what the application itself says, else the tag, else the commit
     * @param releases every tag of the remote, in no order; of archives those that are offered, without a commit where nobody says
     *     their checksum
     * @param edits tracked files that were changed by hand
     * @param jobs the folder that the site file left open, resolved on the site's host
     * @param epoch the highest that this host has seen for the site: what was there before, or another Drydock, may have gone
     *     further than the one who asks knows
     * @param behind the application's own word on its schema where that is not what its code wants; null: it is, or nobody can say
     * @param said the application's own word for its version; empty: it has none. Null: nobody asked
     * @param left what somebody else left behind in the code, each in a line
     * @param remote where git says that the code comes from, without what is secret in it; null: not from git, or nobody asked
     */
    record Seen(
            Version current,
            List<Version> releases,
            List<String> edits,
            String jobs,
            long epoch,
            @JsonInclude(JsonInclude.Include.NON_NULL) String behind,
            @JsonInclude(JsonInclude.Include.NON_NULL) String said,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> left,
            @JsonInclude(JsonInclude.Include.NON_NULL) String remote)
            implements Found {
        public Seen(Version current, List<Version> releases, List<String> edits, String jobs, long epoch) {
            this(current, releases, edits, jobs, epoch, null);
        }

        public Seen(
                Version current, List<Version> releases, List<String> edits, String jobs, long epoch, String behind) {
            this(current, releases, edits, jobs, epoch, behind, null, List.of());
        }

        public Seen(
                Version current,
                List<Version> releases,
                List<String> edits,
                String jobs,
                long epoch,
                String behind,
                String said,
                List<String> left) {
            this(current, releases, edits, jobs, epoch, behind, said, left, null);
        }

        public Seen {
            releases = List.copyOf(releases);
            edits = List.copyOf(edits);
            left = left == null ? List.of() : List.copyOf(left);
        }
    }

    /** @param ailments empty: all that was asked is well */
    record Examined(List<Ailment> ailments) implements Found {
        public Examined {
            ailments = List.copyOf(ailments);
        }
    }

    /**
     * @param what is wrong, for a person
     * @param where the command that said so, or what was looked at
     * @param evidence the end of what it printed, bounded; where its beginning is cut off, it begins with {@link #CUT}
     */
    record Ailment(Sign sign, String what, String where, String evidence) {
        public static final String CUT = "… ";
    }

    enum Sign {
        /** The code has migrations that the database has not run. */
        @JsonProperty("pending")
        PENDING,
        /** The database has run migrations that the code does not have. */
        @JsonProperty("newer")
        NEWER,
        /** The schema is not what the code wants. */
        @JsonProperty("drift")
        DRIFT,
        /** Something else that the application says of itself. */
        @JsonProperty("application")
        APPLICATION,
        @JsonProperty("doors")
        DOORS,
        @JsonProperty("page")
        PAGE,
        /** Nobody can say: never to be counted as well. */
        @JsonProperty("unasked")
        UNASKED
    }

    /**
     * @param texts in the order in which they were sent
     * @param withheld why neither logs nor texts are told: nobody could tell what of them is secret. Empty: they are
     */
    record Described(List<Told> facts, List<Log> logs, List<String> texts, String withheld) implements Found {
        public Described {
            facts = List.copyOf(facts);
            logs = List.copyOf(logs);
            texts = List.copyOf(texts);
        }
    }

    /** @param trouble why nobody knows; empty: it is known */
    record Told(String what, String is, String trouble) {}

    /**
     * The end of a log, bounded.
     *
     * @param file where it lies
     * @param trouble why there is none; empty: there is
     */
    record Log(String file, String text, String trouble) {}

    /**
     * @param owner the user whose folder it is
     * @param kilobytes all that lies in it; 0: too much to count in time
     * @param matches those candidates whose marker is there
     * @param mentions files of cron, systemd and web servers that name the folder
     * @param hosts names that web servers serve it under
     */
    record Detected(String owner, long kilobytes, List<Match> matches, List<String> mentions, List<String> hosts)
            implements Found {
        public Detected {
            matches = List.copyOf(matches);
            mentions = List.copyOf(mentions);
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * @param databases name → kilobytes, of those whose file is there
     * @param closed a mark of closed doors is there
     */
    record Match(String recipe, Map<String, Long> databases, boolean closed) {
        public Match {
            databases = Map.copyOf(databases);
        }
    }

    record Copied(long files, long bytes) implements Found {}

    /**
     * @param fingerprints part ({@code tree}, {@code database:NAME}) → SHA-256
     * @param without stores that have it not, each with the reason; there are enough others
     */
    record BackedUp(
            String backup,
            Map<String, String> fingerprints,
            long files,
            long bytes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> without)
            implements Found {
        public BackedUp {
            fingerprints = Map.copyOf(fingerprints);
            without = without == null ? List.of() : List.copyOf(without);
        }

        public BackedUp(String backup, Map<String, String> fingerprints, long files, long bytes) {
            this(backup, fingerprints, files, bytes, List.of());
        }

        @Override
        public String caveat() {
            return without.isEmpty() ? "" : "not in " + String.join("; not in ", without);
        }
    }

    /**
     * @param taken when, as far as it says so itself
     * @param fingerprints of the parts that are in it
     */
    record Brought(String backup, Instant taken, Map<String, String> fingerprints, long files, long bytes)
            implements Found {
        public Brought {
            fingerprints = Map.copyOf(fingerprints);
        }
    }

    /** @param damaged copies that are no good, each with the reason; there are enough others */
    record Drilled(
            String backup,
            long tables,
            long rows,
            long files,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> damaged)
            implements Found {
        public Drilled {
            damaged = damaged == null ? List.of() : List.copyOf(damaged);
        }

        public Drilled(String backup, long tables, long rows, long files) {
            this(backup, tables, rows, files, List.of());
        }

        @Override
        public String caveat() {
            return damaged.isEmpty() ? "" : "no good is the copy in " + String.join("; and in ", damaged);
        }
    }

    /**
     * @param from the store whose copy was put back
     * @param damaged nearer copies that were passed over, each with the reason
     */
    record Restored(String from, List<String> damaged) implements Found {
        public Restored {
            damaged = List.copyOf(damaged);
        }

        @Override
        public String caveat() {
            return damaged.isEmpty() ? "" : "passed over the copy in " + String.join("; and in ", damaged);
        }
    }

    /** Trailer and checksums are right and all of it could be read back; it was loaded nowhere. */
    record Checked(String backup, long files) implements Found {}

    /** What a drill or a check is for: this backup is no good. */
    record Damaged(String backup, String reason) implements Found {}

    record Forgotten(List<String> backups) implements Found {
        public Forgotten {
            backups = List.copyOf(backups);
        }
    }

    /** @param differences empty: everything is as it was; bounded */
    record Proved(Map<String, String> fingerprints, List<String> differences) implements Found {
        public Proved {
            fingerprints = Map.copyOf(fingerprints);
            differences = List.copyOf(differences);
        }
    }

    /**
     * @param sqlHash SHA-256 of the SQL as printed
     * @param sql for those who approve it: never in the public record
     */
    record Previewed(String sqlHash, int statements, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Statement> sql)
            implements Found {
        public Previewed {
            sql = sql == null ? List.of() : List.copyOf(sql);
        }

        /** SHA-256 of what has no bytes. */
        public static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        public Previewed(String sqlHash, int statements) {
            this(sqlHash, statements, List.of());
        }

        /** Nothing is left to run. Names of migrations are no statements, and not nothing either. */
        public boolean empty() {
            return sqlHash.equals(NOTHING);
        }
    }

    /** @param takes what it takes away, or that nobody knows; empty: nothing */
    record Statement(String text, @JsonInclude(JsonInclude.Include.NON_EMPTY) String takes) {
        public Statement {
            takes = takes == null ? "" : takes;
        }
    }

    record Migrated(String before, String after) implements Found {}

    record Probed(String version, int status) implements Found {}

    /** Nothing of that order lives any more. */
    record Stopped(OrderId order, Fate fate) implements Found {}

    /** What is known of a stopped order. */
    enum Fate {
        @JsonProperty("never-began")
        NEVER_BEGAN,
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("interrupted")
        INTERRUPTED
    }
}
