package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Recipe;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.text.Clean;
import dev.drydock.cli.text.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "recipe",
        description = "The recipes: how each kind of application is upgraded.",
        synopsisSubcommandLabel = "list | show | check | add")
final class Recipes extends Group {
    Recipes(Remote remote) {
        super(remote);
    }

    @Command(
            name = "list",
            description = "All recipes: those that ship with Drydock and those that were added.",
            footer = "  ./drydock recipe list",
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("recipes")), Recipe.Page.class, Listed::lines);
        }

        private static List<String> lines(Recipe.Page page) {
            Table table = new Table("RECIPE", "FROM", "TITLE");
            for (Recipe r : page.items()) table.row(r.name(), r.shipped() ? "shipped" : "added", r.title());
            return table.lines();
        }
    }

    @Command(
            name = "show",
            description = "One recipe as YAML.",
            footer = {"  ./drydock recipe show harbour", "  ./drydock recipe show harbour > mine.yaml"},
            exitCodeList = {"0:shown", "1:unknown, or no answer", Exit.WRONG})
    static final class Show implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "the recipe's name")
        String name;

        Show(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Reply reply = remote.api().get(path("recipes", name));
            if (reply instanceof Reply.Bad bad) return remote.refuse(bad);
            String yaml = ((Reply.Good) reply).body();
            if (remote.json) remote.console.print(List.of(Json.line(Json.write(Map.of("name", name, "yaml", yaml)))));
            else remote.console.print(Clean.block(yaml).stripTrailing().lines().toList());
            return Exit.OK;
        }
    }

    @Command(
            name = "check",
            description = "Check a recipe without adding it: every finding with file, line and what would be right.",
            footer = "  ./drydock recipe check mine.yaml",
            exitCodeList = {"0:it is right", "1:it is not: the findings say where", Exit.WRONG})
    static final class Check implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "FILE", description = "the recipe (YAML)")
        Path file;

        Check(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Api api = remote.api();
            return Files.send(
                    remote,
                    file,
                    yaml -> api.postYaml(path("recipes", "check"), yaml),
                    Recipe.Checked.class,
                    c -> List.of("recipe " + c.name() + " is right; add it: ./drydock recipe add " + file));
        }
    }

    @Command(
            name = "add",
            description = "Add a recipe, or a new edition of one; running upgrades keep the plan that they have.",
            footer = "  ./drydock recipe add mine.yaml",
            exitCodeList = {"0:added", "1:refused: the findings say why", Exit.WRONG})
    static final class Add implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "FILE", description = "the recipe (YAML)")
        Path file;

        Add(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Api api = remote.api();
            return Files.send(
                    remote,
                    file,
                    yaml -> api.postYaml(path("recipes"), yaml),
                    Recipe.class,
                    r -> List.of("recipe " + r.name() + " is added; a site uses it with recipe: " + r.name()));
        }
    }
}
