package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Policy;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.text.Clean;
import dev.drydock.cli.text.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "policy",
        description = "Which releases sites go to by themselves, and when.",
        synopsisSubcommandLabel = "add | list | show | remove | explain")
final class Policies extends Group {
    Policies(Remote remote) {
        super(remote);
    }

    @Command(
            name = "add",
            description = {
                "Add a policy, or a new edition of one; what waits is decided by it anew.",
                "Shows what it would begin on which sites, and asks."
            },
            footer = {"  ./drydock policy add night.yaml --dry-run", "  ./drydock policy add night.yaml"},
            exitCodeList = {"0:added", "1:refused: the findings say why; or declined", Exit.WRONG})
    static final class Add implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "FILE", description = "the policy (YAML)")
        Path file;

        @Option(
                names = {"-y", "--yes"},
                description = "do not ask")
        boolean yes;

        @Option(names = "--dry-run", description = "only say what it would begin")
        boolean dryRun;

        Add(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            if (!dryRun && !yes && !remote.console.terminal()) return remote.refuse(Asking.unasked(), Exit.USAGE);
            return Files.read(remote, file, yaml -> add(remote.api(), yaml));
        }

        private int add(Api api, byte[] yaml) {
            if (yes && !dryRun) return added(api, yaml);
            Reply would = Files.named(api.postYaml(path("policies", "preview"), yaml), file);
            if (dryRun) return remote.show(would, Policy.Preview.class, PolicyText::preview);
            return switch (would) {
                case Reply.Bad bad -> remote.refuse(bad);
                case Reply.Good good ->
                    agreed(good.as(Policy.Preview.class)) ? added(api, yaml) : Asking.declined(remote);
            };
        }

        private boolean agreed(Policy.Preview preview) {
            List<String> lines = PolicyText.preview(preview);
            if (remote.json) remote.console.complain(lines);
            else remote.console.print(lines);
            return remote.console.agrees(PolicyText.question(preview));
        }

        private int added(Api api, byte[] yaml) {
            return remote.show(
                    Files.named(api.postYaml(path("policies"), yaml), file),
                    Policy.class,
                    p -> List.of("policy " + p.name()
                            + " is added; see what it does: ./drydock policy explain SITE VERSION"));
        }
    }

    @Command(
            name = "list",
            description = "All policies that were added; a site file may have one of its own.",
            footer = "  ./drydock policy list",
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("policies")), Policy.Page.class, Listed::lines);
        }

        private static List<String> lines(Policy.Page page) {
            if (page.items().isEmpty()) return List.of("no policies yet; add one: ./drydock policy add FILE");
            Table table = new Table("POLICY", "SITES", "BY ITSELF", "AFTER APPROVAL", "WINDOW");
            for (Policy p : page.items()) {
                table.row(
                        p.name(),
                        sites(p),
                        p.byItself(),
                        p.afterApproval(),
                        p.window() == null ? "any time" : p.window());
            }
            List<String> lines = new ArrayList<>(table.lines());
            page.items().stream()
                    .filter(p -> p.unread() != null)
                    .forEach(p ->
                            lines.add(p.unread() + "; what it is for waits for a person: ./drydock policy add FILE"));
            return lines;
        }

        private static String sites(Policy p) {
            if (p.labels() == null) return "that name it";
            if (p.labels().isEmpty()) return "all";
            return p.labels().entrySet().stream().map(Object::toString).sorted().collect(Collectors.joining(","));
        }
    }

    @Command(
            name = "show",
            description = "One policy as YAML.",
            footer = "  ./drydock policy show night",
            exitCodeList = {"0:shown", "1:unknown, or no answer", Exit.WRONG})
    static final class Show implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "the policy's name")
        String name;

        Show(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Reply reply = remote.api().get(path("policies", name));
            if (reply instanceof Reply.Bad bad) return remote.refuse(bad);
            String yaml = ((Reply.Good) reply).body();
            if (remote.json) remote.console.print(List.of(Json.line(Json.write(Map.of("name", name, "yaml", yaml)))));
            else remote.console.print(Clean.block(yaml).stripTrailing().lines().toList());
            return Exit.OK;
        }
    }

    @Command(
            name = "remove",
            description = "Forget a policy; what waits by it begins no more.",
            footer = "  ./drydock policy remove night",
            exitCodeList = {"0:removed", "1:unknown, or no answer", Exit.WRONG})
    static final class Remove implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "the policy's name")
        String name;

        Remove(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.gone(
                    remote.api().delete(path("policies", name)), "removed", name, "policy " + name + " is removed");
        }
    }

    @Command(
            name = "explain",
            description =
                    "What would become of a release on a site, when, why, and which line says so. Begins nothing.",
            footer = "  ./drydock policy explain harbour-one v1.2",
            exitCodeList = {"0:told", "1:unknown, or no answer", Exit.WRONG})
    static final class Explain implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(index = "0", paramLabel = "SITE", description = "the site's name")
        String site;

        @Parameters(index = "1", paramLabel = "VERSION", description = "the release")
        String version;

        Explain(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(
                    remote.api().get(path("sites", site, "policy") + "?to=" + Api.encoded(version)),
                    Policy.Explained.class,
                    PolicyText::explained);
        }
    }
}
