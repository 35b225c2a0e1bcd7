package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Hold;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "hold",
        description = "Releases that are known to be bad: nothing goes to them.",
        synopsisSubcommandLabel = "add | list | remove")
final class Holds extends Group {
    Holds(Remote remote) {
        super(remote);
    }

    @Command(
            name = "add",
            description =
                    "Hold a release back: nothing begins to go to it, and what has not closed the doors is ended.",
            footer = "  ./drydock hold add harbour v1.2 --reason 'loses mail'",
            exitCodeList = {"0:held back", "1:refused, or no answer", Exit.WRONG})
    static final class Add implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(index = "0", paramLabel = "APPLICATION", description = "the recipe's name")
        String application;

        @Parameters(index = "1", paramLabel = "VERSION", description = "the release")
        String version;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why, for the record")
        String reason;

        @Option(names = "--ticket", paramLabel = "ID", description = Why.TICKET)
        String ticket;

        Add(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Map<String, String> hold = new LinkedHashMap<>();
            hold.put("application", application);
            hold.put("version", version);
            hold.put("reason", reason);
            if (ticket != null) hold.put("ticket", ticket);
            return remote.show(remote.api().post(path("holds"), hold), Hold.class, Add::lines);
        }

        private static List<String> lines(Hold h) {
            List<String> lines = new ArrayList<>();
            lines.add(h.application() + " " + h.version() + " is held back: " + h.reason());
            h.cancelled().forEach(run -> lines.add("run " + run + ", which had not closed the doors, is ended"));
            return lines;
        }
    }

    @Command(
            name = "list",
            description = "All releases that are held back.",
            footer = "  ./drydock hold list",
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("holds")), Hold.Page.class, Listed::lines);
        }

        private static List<String> lines(Hold.Page page) {
            if (page.items().isEmpty()) return List.of("nothing is held back");
            Table table = new Table("APPLICATION", "VERSION", "SINCE", "BY", "REASON");
            for (Hold h : page.items())
                table.row(h.application(), h.version(), Times.at(h.since()), h.by(), h.reason());
            return table.lines();
        }
    }

    @Command(
            name = "remove",
            description = "Hold a release back no longer; what it had stopped is decided anew.",
            footer = "  ./drydock hold remove harbour v1.2",
            exitCodeList = {"0:lifted", "1:unknown, or no answer", Exit.WRONG})
    static final class Remove implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(index = "0", paramLabel = "APPLICATION", description = "the recipe's name")
        String application;

        @Parameters(index = "1", paramLabel = "VERSION", description = "the release")
        String version;

        Remove(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Reply reply = remote.api().delete(path("holds", application) + "?version=" + Api.encoded(version));
            String what = application + " " + version;
            return remote.gone(reply, "removed", what, what + " is held back no longer");
        }
    }
}
