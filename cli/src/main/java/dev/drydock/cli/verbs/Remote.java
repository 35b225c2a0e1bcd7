package dev.drydock.cli.verbs;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Pages;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Target;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.watch.Pace;
import dev.drydock.cli.watch.Watcher;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that every verb has, and how every answer is shown. */
final class Remote {
    @Option(
            names = "--json",
            description = "print the server's JSON; a failure is a problem+json document, in words on stderr")
    boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "the server (DRYDOCK_URL; else the one that ./drydock up started, else http://127.0.0.1:7070)")
    String url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "file with the token (DRYDOCK_TOKEN_FILE, or the token in DRYDOCK_TOKEN; else .drydock/admin.token)")
    Path tokenFile;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this help")
    boolean help;

    final Console console;
    final Pace pace;

    Remote(Console console, Pace pace) {
        this.console = console;
        this.pace = pace;
    }

    Api api() {
        return new Api(Target.find(console, url, tokenFile));
    }

    /** @param auditUrl as given on the command line, or null */
    Api audit(String auditUrl) {
        return new Api(Target.audit(console, auditUrl, url, tokenFile));
    }

    /** All of a long list, however many pages it has. */
    Reply all(String path) {
        return some(path, Integer.MAX_VALUE);
    }

    Reply some(String path, int most) {
        return new Pages(api()).get(path, most);
    }

    <T> int show(Reply reply, Class<T> type, Function<T, List<String>> lines) {
        return switch (reply) {
            case Reply.Bad bad -> refuse(bad);
            case Reply.Good good -> {
                if (json) console.print(List.of(Json.line(good.body())));
                else console.print(lines.apply(good.as(type)));
                yield Exit.OK;
            }
        };
    }

    /** What is gone has no body: this side says what happened. */
    int gone(Reply reply, String how, String what, String line) {
        if (reply instanceof Reply.Bad bad) return refuse(bad);
        console.print(List.of(json ? Json.line(Json.write(Map.of(how, what))) : line));
        return Exit.OK;
    }

    int refuse(Reply.Bad bad) {
        if (json) console.print(List.of(Json.line(bad.json())));
        console.complain(bad.problem().lines());
        return Exit.REFUSED;
    }

    /** A refusal of this side: nothing was asked of the server. */
    int refuse(Problem problem, int exit) {
        if (json) console.print(List.of(Json.line(Json.write(problem))));
        console.complain(problem.lines());
        return exit;
    }

    /**
     * Over all hops of a journey.
     *
     * @param known the run was seen before
     */
    int watch(Api api, String id, boolean known) {
        Watcher.End end = follow(api, id, known);
        while (end instanceof Watcher.End.Rests rests && rests.run().following().isPresent()) {
            end = follow(api, rests.run().following().get(), true);
        }
        return switch (end) {
            case Watcher.End.Rests rests -> exit(rests.run());
            case Watcher.End.Refused refused -> refuse(refused.bad());
            case Watcher.End.Left left -> Exit.REFUSED;
        };
    }

    private static int exit(Run run) {
        if (run.cutShort()) return Exit.REFUSED;
        return Math.max(run.state().exit, run.state().rests() ? 0 : 1);
    }

    private Watcher.End follow(Api api, String id, boolean known) {
        Thread left = Thread.ofPlatform()
                .unstarted(() ->
                        console.complain(List.of("", "the run itself goes on. Watch it again: ./drydock watch " + id)));
        Runtime.getRuntime().addShutdownHook(left); // Ctrl-C
        try {
            return Watcher.follow(console, api, id, known, json, pace);
        } finally {
            Runtime.getRuntime().removeShutdownHook(left);
        }
    }
}
