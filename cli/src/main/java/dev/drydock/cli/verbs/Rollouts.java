package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.encoded;
import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Rollout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rollout",
        description = "Upgrade many sites, wave by wave: one first, then a share, then the rest.",
        synopsisSubcommandLabel = "start | list | show | hold | resume | retry | cancel")
final class Rollouts extends Group {
    Rollouts(Remote remote) {
        super(remote);
    }

    @Command(
            name = "start",
            description =
                    "Begin a rollout. With too many failures it stops by itself; each site is restored as in any upgrade.",
            footer = {
                "  ./drydock rollout start --to v1.1 --label env=prod --recipe harbour --dry-run",
                "  ./drydock rollout start --to v1.1 --label env=prod --pause 30m --yes",
                "  ./drydock rollout start --to v1.1 --site harbour-one --site harbour-two --waves rest --yes"
            },
            exitCodeList = {"0:accepted, or shown with --dry-run", Exit.NO, Exit.WRONG})
    static final class Begin implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Mixin
        final Why why = new Why();

        @Option(names = "--to", required = true, paramLabel = "V", description = "the version to upgrade to")
        String to;

        @ArgGroup(multiplicity = "1")
        Which which;

        static final class Which {
            @Option(names = "--site", paramLabel = "NAME", description = "this site; may be said again")
            List<String> sites;

            @ArgGroup(exclusive = false, multiplicity = "1")
            Chosen chosen;
        }

        static final class Chosen {
            @Option(
                    names = "--label",
                    paramLabel = "KEY=VALUE",
                    description = "sites that have this label; may be said again")
            Map<String, String> labels;

            @Option(names = "--recipe", paramLabel = "NAME", description = "sites of this recipe")
            String recipe;
        }

        @Option(
                names = "--waves",
                split = ",",
                paramLabel = "WAVES",
                description = "numbers of sites, shares, and the rest as the last (default: 1,25%%,rest)")
        List<String> waves;

        @Option(names = "--at-once", paramLabel = "N", description = "how many runs are under way at most (default: 5)")
        Integer atOnce;

        @Option(
                names = "--pause",
                paramLabel = "TIME",
                converter = SpanText.class,
                description =
                        "between two waves, as 90s, 30m, 12h or 2d; then the wave's sites are looked at once more (default: none)")
        SpanText.Span pause;

        @Option(
                names = "--stop-after",
                paramLabel = "N",
                description = "with so many failures no further run is begun (default: 1)")
        Integer stopAfter;

        @Option(names = "--dry-run", description = "only show which sites have their turn when")
        boolean dryRun;

        @Option(
                names = {"-y", "--yes"},
                description = "do not ask; this answers only the question here")
        boolean yes;

        @Option(
                names = "--idempotency-key",
                paramLabel = "KEY",
                description = "the same key starts nothing twice (default: a new one)")
        String key;

        Begin(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            if (!dryRun && !yes && !remote.console.terminal()) return remote.refuse(Asking.unasked(), Exit.USAGE);
            Api api = remote.api();
            Reply shown = api.post(path("rollouts"), body(true));
            if (dryRun) return remote.show(shown, Rollout.class, RolloutText::lines);
            return switch (shown) {
                case Reply.Bad bad -> remote.refuse(bad);
                case Reply.Good good -> agreed(good.as(Rollout.class)) ? start(api) : Asking.declined(remote);
            };
        }

        private boolean agreed(Rollout rollout) {
            List<String> lines = RolloutText.lines(rollout);
            if (remote.json) remote.console.complain(lines);
            else remote.console.print(lines);
            return yes
                    || remote.console.agrees("Upgrade these " + rollout.sites().size() + " sites to " + to + "?");
        }

        private int start(Api api) {
            String used = key == null ? UUID.randomUUID().toString() : key;
            return remote.show(
                    api.post(path("rollouts"), body(false), used),
                    Rollout.class,
                    r -> List.of("accepted: rollout " + r.id(), "see how it goes: ./drydock rollout show " + r.id()));
        }

        private Map<String, Object> body(boolean dry) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("to", to);
            put(body, "sites", which.sites);
            put(body, "labels", which.chosen == null ? null : which.chosen.labels);
            put(body, "recipe", which.chosen == null ? null : which.chosen.recipe);
            put(body, "waves", waves);
            put(body, "atOnce", atOnce);
            put(body, "pauseSeconds", pause == null ? null : pause.seconds());
            put(body, "stopAfter", stopAfter);
            put(body, "reason", why.reason);
            put(body, "ticket", why.ticket);
            put(body, "dryRun", dry);
            return body;
        }

        private static void put(Map<String, Object> body, String key, Object value) {
            if (value != null) body.put(key, value);
        }
    }

    @Command(
            name = "list",
            description = "The last rollouts, newest first.",
            footer = "  ./drydock rollout list",
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Option(names = "--cursor", paramLabel = "C", description = "go on where the last list ended")
        String cursor;

        @Mixin
        final Limit limit = new Limit();

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            String query = cursor == null ? "" : "?cursor=" + encoded(cursor);
            return remote.show(
                    remote.some(path("rollouts") + query, limit.most), Rollout.Page.class, RolloutText::table);
        }
    }

    @Command(
            name = "show",
            description = "One rollout: each site, its wave, what became of it.",
            footer = {"  ./drydock rollout show ID"},
            exitCodeList = {"0:shown, however it stands", "1:unknown, or no answer", Exit.WRONG})
    static final class Show implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "ID", description = "the rollout's id")
        String id;

        Show(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("rollouts", id)), Rollout.class, RolloutText::lines);
        }
    }

    /** One request each, its path is the verb. */
    @Command(exitCodeList = {"0:accepted", "1:not possible as it stands, unknown, or no answer", Exit.WRONG})
    static final class Tell implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Mixin
        final Why why = new Why();

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "the rollout's id")
        String id;

        Tell(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Map<String, Object> body = new LinkedHashMap<>();
            if (why.reason != null) body.put("reason", why.reason);
            if (why.ticket != null) body.put("ticket", why.ticket);
            return remote.show(
                    remote.api().post(path("rollouts", id, spec.name()), body),
                    Rollout.class,
                    r -> List.of("accepted: rollout " + r.id() + " is " + RolloutText.standing(r)));
        }
    }
}
