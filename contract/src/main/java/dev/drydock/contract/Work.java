package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/** What an order asks for. The names on the wire are these and never the classes'. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verb")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Work.Look.class, name = "look"),
    @JsonSubTypes.Type(value = Work.Detect.class, name = "detect"),
    @JsonSubTypes.Type(value = Work.Examine.class, name = "examine"),
    @JsonSubTypes.Type(value = Work.Describe.class, name = "describe"),
    @JsonSubTypes.Type(value = Work.Preflight.class, name = "preflight"),
    @JsonSubTypes.Type(value = Work.Fetch.class, name = "fetch"),
    @JsonSubTypes.Type(value = Work.Checkout.class, name = "checkout"),
    @JsonSubTypes.Type(value = Work.Install.class, name = "install"),
    @JsonSubTypes.Type(value = Work.CloseDoors.class, name = "close-doors"),
    @JsonSubTypes.Type(value = Work.OpenDoors.class, name = "open-doors"),
    @JsonSubTypes.Type(value = Work.Restart.class, name = "restart"),
    @JsonSubTypes.Type(value = Work.ClearCache.class, name = "clear-cache"),
    @JsonSubTypes.Type(value = Work.Probe.class, name = "probe"),
    @JsonSubTypes.Type(value = Work.Copy.class, name = "copy"),
    @JsonSubTypes.Type(value = Work.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Work.Bring.class, name = "bring"),
    @JsonSubTypes.Type(value = Work.Drill.class, name = "drill"),
    @JsonSubTypes.Type(value = Work.Keep.class, name = "keep"),
    @JsonSubTypes.Type(value = Work.Restore.class, name = "restore"),
    @JsonSubTypes.Type(value = Work.Prove.class, name = "prove"),
    @JsonSubTypes.Type(value = Work.Outside.class, name = "outside"),
    @JsonSubTypes.Type(value = Work.Preview.class, name = "preview"),
    @JsonSubTypes.Type(value = Work.Migrate.class, name = "migrate"),
    @JsonSubTypes.Type(value = Work.Validate.class, name = "validate"),
    @JsonSubTypes.Type(value = Work.Run.class, name = "run"),
    @JsonSubTypes.Type(value = Work.Cure.class, name = "cure"),
    @JsonSubTypes.Type(value = Work.Stop.class, name = "stop"),
    @JsonSubTypes.Type(value = Work.Forget.class, name = "forget"),
})
public sealed interface Work {

    /**
     * Asked outside any run, of vcs: what is there, and what could be. Changes nothing.
     *
     * @param local what is there is enough: a remote that is away hinders nobody
     * @param schema asked too; null: nobody can say whether it is as the code wants it
     * @param branch may be gone to beside the releases; null: none
     */
    record Look(
            Command version,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean local,
            @JsonInclude(JsonInclude.Include.NON_NULL) StateProbe schema,
            @JsonInclude(JsonInclude.Include.NON_NULL) String branch)
            implements Work {
        public Look(Command version, boolean local, StateProbe schema) {
            this(version, local, schema, null);
        }

        public Look(Command version, boolean local) {
            this(version, local, null);
        }

        public Look(Command version) {
            this(version, false);
        }
    }

    /** Asked of vcs of a folder of which nothing is known yet: which of these could it be? Changes nothing, runs nothing of it. */
    record Detect(List<Candidate> candidates) implements Work {
        public Detect {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Whether the site is well: of migration what the application says, of maintenance doors and page. Changes nothing.
     *
     * @param files below the root, without which nothing may be asked: an application may make an empty one where one lacks
     */
    record Examine(
            List<Question> questions,
            Doors doors,
            Health health,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> files)
            implements Work {
        public Examine {
            files = files == null ? List.of() : List.copyOf(files);
        }

        public Examine(List<Question> questions, Doors doors, Health health) {
            this(questions, doors, health, List.of());
        }
    }

    /**
     * Asked outside any run, of backup, which knows where the application keeps its secrets: what is there, for people
     * elsewhere to read. Changes nothing.
     *
     * @param logs relative to root, or absolute; {@code *} in the last part: the newest that fits
     * @param texts what is known already, to be told without these secrets
     */
    record Describe(Content content, List<Fact> facts, List<String> logs, List<String> texts) implements Work {
        public Describe {
            facts = List.copyOf(facts);
            logs = List.copyOf(logs);
            texts = List.copyOf(texts);
        }
    }

    /** @param is prints it in a line */
    record Fact(String what, Command is) {}

    /**
     * The participant's own part of the site is as the plan takes it to be, and there is room and right to work.
     *
     * @param need null: all that an upgrade needs
     * @param waived nothing of the site will be drilled
     * @param last the site's newest verified backup that is good: a database is not without tables where it had some there;
     *     null: there is none
     */
    record Preflight(
            Version from,
            Version to,
            Content content,
            Doors doors,
            Health health,
            List<String> tools,
            @JsonInclude(JsonInclude.Include.NON_NULL) Need need,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean waived,
            @JsonInclude(JsonInclude.Include.NON_NULL) String last)
            implements Work {
        public Preflight {
            tools = List.copyOf(tools);
        }

        public Preflight(
                Version from,
                Version to,
                Content content,
                Doors doors,
                Health health,
                List<String> tools,
                Need need,
                boolean waived) {
            this(from, to, content, doors, health, tools, need, waived, null);
        }

        public Preflight since(String backup) {
            return new Preflight(from, to, content, doors, health, tools, need, waived, backup);
        }

        public Preflight(Version from, Version to, Content content, Doors doors, Health health, List<String> tools) {
            this(from, to, content, doors, health, tools, null, false);
        }
    }

    /** What less than everything is enough for. */
    enum Need {
        /** The application may be broken and its doors closed: that is why it is restored. */
        @JsonProperty("restore")
        RESTORE,
        /** The same, and of what is there nothing need be readable. */
        @JsonProperty("discard")
        DISCARD,
        /** Of the site nothing at all. */
        @JsonProperty("drill")
        DRILL,
        /** Its code is there, its schema is not: the page may be broken, all else is as for an upgrade. */
        @JsonProperty("finish")
        FINISH,
        /** Its version stays; application and page may be broken and its doors closed: that is why it is repaired. */
        @JsonProperty("repair")
        REPAIR
    }

    /** Bring the objects of that commit; nothing that the application reads is touched. */
    record Fetch(Version to) implements Work {}

    record Checkout(Version to) implements Work {}

    record Install(Command command) implements Work {}

    /**
     * @param again on the way back, where they should be closed already and the application may be broken: its marks are
     *     believed, whatever the page says, and it is asked for nothing unless one is missing
     * @param broken the application may be: its marks are believed, whatever the page says
     */
    record CloseDoors(
            Doors doors,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean again,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean broken)
            implements Work {
        public CloseDoors(Doors doors) {
            this(doors, false, false);
        }

        public CloseDoors(Doors doors, boolean again) {
            this(doors, again, false);
        }
    }

    /** @param byHand on the way back: without the application's help */
    record OpenDoors(Doors doors, boolean byHand) implements Work {}

    record Restart(String service, Command command) implements Work {}

    record ClearCache(Command command) implements Work {}

    /** @param throughDoors the page too may be asked now: the doors are open, or there is a way in */
    record Probe(Health health, Version expected, boolean throughDoors) implements Work {}

    /** The files while the doors are still open; backup then reads again only what has changed. */
    record Copy(String backup, Content content) implements Work {}

    /** Doors closed: completes the copy, takes the databases, and the fingerprints that prove compares with. */
    record Backup(String backup, Content content) implements Work {}

    /**
     * Take a backup that nobody here knows into the site's stores. The site itself is not touched.
     *
     * @param backup under which name
     * @param path absolute: on the site's host, a backup's folder or a dump of one database. Else SITE/BACKUP in one of the stores
     * @param database of a dump: which; empty: the only one
     * @param from where the site's code is
     * @param to of what version it is
     */
    record Bring(String backup, String path, String database, Content content, Version from, Version to)
            implements Work {}

    /**
     * Load the stored backup into scratch and compare: only then it counts.
     *
     * @param checkOnly the drill is waived: read all of it back, load nothing
     * @param fingerprints what is known of it: a copy that says otherwise is another one. Empty: nothing is known yet
     */
    record Drill(
            String backup,
            Content content,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean checkOnly,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fingerprints)
            implements Work {
        public Drill {
            fingerprints = fingerprints == null ? Map.of() : Map.copyOf(fingerprints);
        }

        public Drill(String backup, Content content) {
            this(backup, content, false, Map.of());
        }
    }

    /** Put aside the failed state, for people to look at. */
    record Keep(String kept, Content content) implements Work {}

    /**
     * @param part {@code tree}, or {@code database:NAME}
     * @param waived a person has waived the drill: one that was only checked may be used
     * @param present of a restore by hand: the backup of what is there, which the run has taken; empty: what is there was
     *     given up. Null: it is what is restored
     * @param fingerprints as of a drill
     */
    record Restore(
            String backup,
            String part,
            Content content,
            Doors doors,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean waived,
            @JsonInclude(JsonInclude.Include.NON_NULL) String present,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fingerprints)
            implements Work {
        public Restore {
            fingerprints = fingerprints == null ? Map.of() : Map.copyOf(fingerprints);
        }

        public Restore(String backup, String part, Content content, Doors doors) {
            this(backup, part, content, doors, false, null, Map.of());
        }
    }

    /**
     * Compare everything with the backup.
     *
     * @param outside with what no backup holds, too: the backup is the run's own, and nobody was let in since
     */
    record Prove(String backup, Content content, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean outside)
            implements Work {
        public Prove(String backup, Content content) {
            this(backup, content, false);
        }
    }

    /**
     * What no backup holds is as it was when this one was taken: nothing could put it back.
     *
     * @param after the step that may have changed something there
     */
    record Outside(String backup, Content content, String after) implements Work {}

    /** Print the SQL that migrate would run, and run nothing. */
    record Preview(Command command) implements Work {}

    /** @param reviewed null: nobody had to approve what it runs */
    record Migrate(Command command, StateProbe state, @JsonInclude(JsonInclude.Include.NON_NULL) Reviewed reviewed)
            implements Work {
        public Migrate(Command command, StateProbe state) {
            this(command, state, null);
        }
    }

    /**
     * What was approved, and nothing else, may run.
     *
     * @param preview prints once more what would run
     * @param sqlHash what was approved; empty in a plan, before anybody knows
     */
    record Reviewed(Command preview, String sqlHash) {}

    record Validate(Command command) implements Work {}

    /** A one-off command of the release notes. */
    record Run(Command command) implements Work {}

    /** @param restarts it touches services and nothing else: what it starts may live on */
    record Cure(String name, Command command, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean restarts)
            implements Work {
        public Cure(String name, Command command) {
            this(name, command, false);
        }
    }

    /** Erase these backups and kept states of the site from the store. One that is gone already is gone. */
    record Forget(List<String> backups) implements Work {
        public Forget {
            backups = List.copyOf(backups);
        }
    }

    /** End that order, whatever it is doing, and say what is known of it. An unknown one must never begin afterwards. */
    record Stop(OrderId order) implements Work {}

    /**
     * The application's own word on its schema.
     *
     * @param command empty line: there is none
     * @param before must match before; empty: not looked at
     * @param after must match after
     */
    record StateProbe(Command command, String before, String after) {}

    /** Its name on the wire. */
    default String verb() {
        for (JsonSubTypes.Type t : Work.class.getAnnotation(JsonSubTypes.class).value()) {
            if (t.value() == getClass()) return t.name();
        }
        throw new IllegalStateException(getClass() + " has no name on the wire");
    }
}
