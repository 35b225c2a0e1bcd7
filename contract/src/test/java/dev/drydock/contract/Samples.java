package dev.drydock.contract;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of every message, by its golden file's name. */
final class Samples {
    private static final Instant AT = Instant.parse("2026-11-01T22:15:00.123456Z");
    private static final OrderId ORDER = OrderId.of("01run/7/do/42");
    private static final Version V1 = new Version("v1.0.0", "1".repeat(40));
    private static final Version V2 = new Version("v1.1.0", "2".repeat(40));
    private static final Command COMMAND = new Command("bin/harbour migrate", 1800, List.of("^migrated"));
    private static final Content CONTENT = new Content(
            List.of("storage/logs"),
            List.of("storage/cache"),
            List.of("media"),
            List.of("storage/maintenance"),
            List.of(new Content.Database("main", "sqlite", "data/harbour.db")));
    private static final Doors DOORS = new Doors(
            COMMAND,
            COMMAND,
            COMMAND,
            List.of("storage/maintenance"),
            List.of(new Doors.Writer("clerk", COMMAND, COMMAND)),
            "http://127.0.0.1:8080/");
    private static final Health HEALTH =
            new Health(COMMAND, "http://127.0.0.1:8080/", new Health.WayIn("X-Way-In", "way_in"), "berths");
    private static final Place PLACE = new Place(
            "harbour-one",
            "/srv/harbour",
            "bin/harbour",
            "www-data",
            "/var/lib/drydock/harbour-one",
            Map.of("port", "8080"),
            Map.of("db", "file:harbour-db"));

    private static final Ssh BASTION = new Ssh("bastion", 22, "jump", "file:bastion-key", List.of(), null);
    private static final Ssh SSH = new Ssh("ix1", 2022, "deploy", "file:ix1-key", List.of("ssh-ed25519 AAAA"), BASTION);

    private Samples() {}

    private static Place behindSsh() {
        return new Place(
                PLACE.site(),
                SSH,
                PLACE.root(),
                PLACE.marker(),
                PLACE.runAs(),
                PLACE.jobs(),
                PLACE.parameters(),
                PLACE.secrets());
    }

    private static Place withStores() {
        return new Place(
                PLACE.site(),
                null,
                PLACE.root(),
                PLACE.marker(),
                PLACE.runAs(),
                PLACE.jobs(),
                PLACE.parameters(),
                PLACE.secrets(),
                new Stores(
                        List.of(
                                new Stores.Folder("/srv/backups"),
                                new Stores.Sftp(SSH, "drydock"),
                                new Stores.S3(
                                        "https://s3.example.org",
                                        "us-east-1",
                                        "backups",
                                        "drydock",
                                        "file:s3-id",
                                        "file:s3-key",
                                        true)),
                        2,
                        new Stores.Encryption(
                                "file:backup-key", List.of("file:backup-key-2025"), List.of("age1escrow"), "")),
                null);
    }

    private static Place packaged(Source source) {
        return new Place(
                PLACE.site(),
                null,
                PLACE.root(),
                PLACE.marker(),
                PLACE.runAs(),
                PLACE.jobs(),
                PLACE.parameters(),
                PLACE.secrets(),
                null,
                source);
    }

    private static Map<String, Object> packages() {
        Version v2 = new Version("0.17.5", "0.17.5");
        Source pip = new Source.Pip("kolibri", "/opt/kolibri", "");
        Source system = new Source.System("kolibri", COMMAND, COMMAND, COMMAND, COMMAND);
        Doors stopping = new Doors(COMMAND, COMMAND, COMMAND, List.of(), List.of(), DOORS.url(), "kolibri");
        return Map.of(
                "package-pip-order", new Order(ORDER, packaged(pip), new Work.Fetch(v2), AT),
                "package-system-order", new Order(ORDER, packaged(system), new Work.Checkout(v2), AT),
                "stopping-order", new Order(ORDER, packaged(pip), new Work.CloseDoors(stopping), AT));
    }

    private static Place fromArchives() {
        return new Place(
                PLACE.site(),
                null,
                PLACE.root(),
                PLACE.marker(),
                PLACE.runAs(),
                PLACE.jobs(),
                PLACE.parameters(),
                PLACE.secrets(),
                null,
                new Archive(
                        "https://example.org/releases",
                        "harbour-{version}.zip",
                        Map.of("v1.0.0", "ab".repeat(32)),
                        List.of("config/local.php"),
                        List.of("plugins"),
                        List.of("storage/cache"),
                        "release.json",
                        List.of(new Archive.Requirement("PHP", COMMAND, "", "least_php", "most_php", "install it"))));
    }

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        works().forEach(w -> all.put("order-" + w.verb(), new Order(ORDER, PLACE, w, AT)));
        byHand().forEach((name, w) -> all.put("by-hand-" + name, new Order(ORDER, PLACE, w, AT)));
        all.put("stores-order", new Order(ORDER, withStores(), new Work.Drill("01run", CONTENT), AT));
        all.putAll(packages());
        Work.StateProbe state = new Work.StateProbe(COMMAND, "", "");
        Work reviewed = new Work.Migrate(COMMAND, state, new Work.Reviewed(COMMAND, "cc".repeat(32)));
        all.put("reviewed-order", new Order(ORDER, PLACE, reviewed, AT));
        all.put("restarting-order", new Order(ORDER, PLACE, new Work.Cure("cache", COMMAND, true), AT));
        all.put("ssh-order", new Order(ORDER, behindSsh(), new Work.Fetch(V2), AT));
        Work.StateProbe schema = new Work.StateProbe(COMMAND, "pending", "none");
        all.put("schema-look", new Order(ORDER, PLACE, new Work.Look(COMMAND, false, schema), AT));
        all.put(
                "schema-seen",
                new Answer(
                        ORDER,
                        Family.VCS,
                        new Said.Done(new Found.Seen(V1, List.of(V1), List.of(), "/srv/jobs", 41, "pending: 2")),
                        AT));
        all.put(
                "seen-in-disorder",
                new Answer(
                        ORDER,
                        Family.VCS,
                        new Said.Done(new Found.Seen(
                                V1, List.of(V1), List.of(), "/srv/jobs", 41, null, "1.1", List.of(".git/index.lock"))),
                        AT));
        all.put("archive-order", new Order(ORDER, fromArchives(), new Work.Fetch(V2), AT));
        said().forEach((name, s) -> all.put("answer-" + name, new Answer(ORDER, Family.BACKUP, s, AT)));
        all.put("progress", new Progress(ORDER, AT, 40, List.of("applying 2 of 5")));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("order", ORDER.toString());
        data.put("name", "checkout");
        all.put(
                "event",
                new Event(
                        "01run-3",
                        "drydock",
                        "dev.drydock.step.done.v1",
                        "harbour-one",
                        AT,
                        "01run",
                        3,
                        "ab".repeat(32),
                        "vcs",
                        ORDER.toString(),
                        data));
        all.put(
                "dead-letter",
                new DeadLetter("drydock.answers", 3, 17, "01run", "eA==", "type is ''", "orchestrator", AT));
        return all;
    }

    private static List<Work> works() {
        return List.of(
                new Work.Look(COMMAND),
                new Work.Detect(List.of(new Candidate(
                        "harbour",
                        "bin/harbour",
                        List.of(new Content.Database("main", "sqlite", "data/harbour.db")),
                        List.of("storage/maintenance")))),
                new Work.Examine(
                        List.of(new Question("the schema is not what the code wants", COMMAND)),
                        DOORS,
                        HEALTH,
                        List.of("app.db")),
                new Work.Describe(
                        CONTENT,
                        List.of(new Work.Fact("PHP", COMMAND)),
                        List.of("storage/logs/*.log", "/var/log/apache2/error.log"),
                        List.of("error: no such column")),
                new Work.Preflight(V1, V2, CONTENT, DOORS, HEALTH, List.of("sqlite3")),
                new Work.Fetch(V2),
                new Work.Checkout(V2),
                new Work.Install(COMMAND),
                new Work.CloseDoors(DOORS),
                new Work.OpenDoors(DOORS, true),
                new Work.Restart("web", COMMAND),
                new Work.ClearCache(COMMAND),
                new Work.Probe(HEALTH, V2, true),
                new Work.Copy("01run", CONTENT),
                new Work.Backup("01run", CONTENT),
                new Work.Bring("01run-file", "/mnt/usb/01old", "", CONTENT, V1, V2),
                new Work.Drill("01run", CONTENT),
                new Work.Keep("01run-kept", CONTENT),
                new Work.Restore("01run", "database:main", CONTENT, DOORS),
                new Work.Prove("01run", CONTENT, true),
                new Work.Outside("01run", CONTENT, "migrate"),
                new Work.Preview(COMMAND),
                new Work.Migrate(COMMAND, new Work.StateProbe(COMMAND, "pending", "none")),
                new Work.Validate(COMMAND),
                new Work.Run(COMMAND),
                new Work.Cure("names", COMMAND),
                new Work.Stop(ORDER),
                new Work.Forget(List.of("01old", "01old-kept")));
    }

    /** What a run by a person's hand asks for differently. */
    private static Map<String, Work> byHand() {
        return Map.of(
                "look", new Work.Look(COMMAND, true),
                "preflight",
                        new Work.Preflight(
                                V1, V1, CONTENT, DOORS, HEALTH, List.of(), Work.Need.RESTORE, true, "01last"),
                "close-doors", new Work.CloseDoors(DOORS, false, true),
                "drill", new Work.Drill("01run", CONTENT, true, Map.of("tree", "ab".repeat(32))),
                "restore",
                        new Work.Restore(
                                "01run", "tree", CONTENT, DOORS, true, "01now", Map.of("tree", "ab".repeat(32))));
    }

    private static Map<String, Said> said() {
        Map<String, Said> said = new LinkedHashMap<>();
        said.put("accepted", new Said.Accepted());
        said.put("refused", new Said.Refused("local edits: a.txt", "commit them"));
        said.put("failed", new Said.Failed("exit 1", "read the output", "error: no such column"));
        said.put("interrupted", new Said.Interrupted("the host was restarted", ""));
        for (Found f : found())
            said.put("done-" + f.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), new Said.Done(f));
        said.put(
                "done-previewed-sql",
                new Said.Done(new Found.Previewed(
                        "cc".repeat(32),
                        2,
                        List.of(
                                new Found.Statement("CREATE TABLE a (b INT)", ""),
                                new Found.Statement("DROP TABLE c", "drops a table")))));
        return said;
    }

    private static List<Found> found() {
        Map<String, String> prints = Map.of("tree", "aa".repeat(32));
        return List.of(
                new Found.Nothing(),
                new Found.Seen(V1, List.of(V1, V2), List.of("a.txt"), "/var/lib/drydock/harbour-one", 41),
                new Found.Examined(List.of(new Found.Ailment(
                        Found.Sign.DRIFT, "the database is not in sync", "artisan validate", "[Database] FAIL"))),
                new Found.Described(
                        List.of(
                                new Found.Told("PHP", "8.2.29", ""),
                                new Found.Told("Composer", "", "it could not be asked: exit 127")),
                        List.of(new Found.Log("/srv/harbour/storage/logs/app.log", "error: no such column\n", "")),
                        List.of("error: no such column"),
                        ""),
                new Found.Copied(12, 34_567),
                new Found.BackedUp("01run", prints, 12, 34_567),
                new Found.Brought("01run-file", AT, prints, 12, 34_567),
                new Found.Drilled("01run", 3, 120, 12),
                new Found.Checked("01run", 12),
                new Found.Damaged("01run", "tree-0.tar.zst is missing"),
                new Found.Forgotten(List.of("01old", "01old-kept")),
                new Found.Restored(
                        "sftp deploy@ix1:2022 drydock", List.of("the folder /srv/backups: tree-0.tar.zst is missing")),
                new Found.Proved(prints, List.of("changed: a.txt (mode 644 → 600)")),
                new Found.Previewed("cc".repeat(32), 2),
                new Found.Migrated("pending", "none"),
                new Found.Probed("v1.1.0", 200),
                new Found.Stopped(ORDER, Found.Fate.NEVER_BEGAN));
    }
}
