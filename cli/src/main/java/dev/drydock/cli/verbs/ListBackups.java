package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Backup;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Prune;
import dev.drydock.cli.api.Reply;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "backups",
        description = "A site's backups and kept failed states; pin them, and be rid of some.",
        footer = {
            "  ./drydock backups harbour-one",
            "  ./drydock backups harbour-one --pin ID",
            "  ./drydock backups harbour-one --prune",
            "  ./drydock backups harbour-one --erase ID --after 2027-05-25T00:00Z"
        },
        exitCodeList = {"0:listed, or accepted", "1:refused, unknown, or no answer", Exit.WRONG, Exit.STUCK})
final class ListBackups implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    @ArgGroup
    Act act;

    @Option(
            names = "--after",
            paramLabel = "DATE",
            converter = WindowText.Moment.class,
            description = "with --erase: not now, but then, whatever is kept otherwise; `never` takes it back")
    Instant after;

    @Option(
            names = {"-y", "--yes"},
            description = "with --prune and --erase: do not ask")
    boolean yes;

    static final class Act {
        @Option(names = "--pin", paramLabel = "ID", description = "no rule and no --erase removes it")
        String pin;

        @Option(names = "--unpin", paramLabel = "ID", description = "it is like any other again")
        String unpin;

        @Option(names = "--erase", paramLabel = "ID", description = "remove it from the store for ever")
        String erase;

        @Option(names = "--prune", description = "remove what the site's `keep` does not hold; says first what and why")
        boolean prune;
    }

    ListBackups(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        if (after != null && (act == null || act.erase == null)) return remote.refuse(alone(), Exit.USAGE);
        if (act == null) return list();
        if (act.pin != null) return change(act.pin, "pin", null);
        if (act.unpin != null) return change(act.unpin, "unpin", null);
        if (after != null) {
            String then = after.equals(Instant.MAX) ? null : after.toString();
            return change(act.erase, "erase-after", Collections.singletonMap("after", then));
        }
        return remove();
    }

    private int list() {
        return remote.show(
                remote.all(path("sites", site, "backups")), Backup.Page.class, p -> BackupText.list(site, p));
    }

    private int change(String backup, String what, Object body) {
        Object said = body == null ? Map.of() : body;
        return remote.show(remote.api().post(path("backups", backup, what), said), Backup.class, BackupText::changed);
    }

    private int remove() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", "prune");
        if (act.erase != null) body.put("backup", act.erase);
        Api api = remote.api();
        return switch (api.post(path("sites", site, "plans"), body)) {
            case Reply.Bad bad -> remote.refuse(bad);
            case Reply.Good good -> remove(api, good, body);
        };
    }

    /** Who only looks at what would go, be it a program, gets just that. */
    private int remove(Api api, Reply.Good good, Map<String, Object> body) {
        Prune plan = good.as(Prune.class);
        boolean asks = remote.console.terminal() && !remote.json;
        if (!yes && !asks) return remote.show(good, Prune.class, BackupText::wouldPrune);
        if (!remote.json) remote.console.print(BackupText.prune(plan));
        if (!yes && !plan.goes().isEmpty() && !remote.console.agrees("Erase these for ever?")) {
            return Change.declined(remote);
        }
        start.nothing = "keeps all its backups: nothing is to go";
        return start.run(remote, api, site, body);
    }

    private static Problem alone() {
        return Problem.local(
                "usage",
                "--after alone means nothing",
                "it is the date of an --erase; nothing was changed",
                "add --erase ID");
    }
}
