package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Source;
import dev.drydock.cli.text.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "source",
        description = "The repositories whose webhooks are believed.",
        synopsisSubcommandLabel = "add | list | remove")
final class Sources extends Group {
    Sources(Remote remote) {
        super(remote);
    }

    @Command(
            name = "add",
            description = "Believe the webhooks of a repository that its secret has signed.",
            footer = "  ./drydock source add harbour-source.yaml",
            exitCodeList = {"0:added", "1:refused: the findings say why", Exit.WRONG})
    static final class Add implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "FILE", description = "the source (YAML)")
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
                    yaml -> api.postYaml(path("sources"), yaml),
                    Source.class,
                    s -> List.of(
                            "source " + s.name() + " is added; its webhook goes to /webhooks/ and the forge's name"));
        }
    }

    @Command(
            name = "list",
            description = "All repositories whose webhooks are believed.",
            footer = "  ./drydock source list",
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("sources")), Source.Page.class, Listed::lines);
        }

        private static List<String> lines(Source.Page page) {
            if (page.items().isEmpty()) return List.of("no sources yet; add one: ./drydock source add FILE");
            Table table = new Table("SOURCE", "FORGE", "REPOSITORY", "SECRET", "RECIPES");
            for (Source s : page.items())
                table.row(s.name(), s.forge(), s.path(), s.secret(), String.join(", ", s.recipes()));
            return table.lines();
        }
    }

    @Command(
            name = "remove",
            description = "Believe the webhooks of a repository no longer.",
            footer = "  ./drydock source remove harbour-github",
            exitCodeList = {"0:removed", "1:unknown, or no answer", Exit.WRONG})
    static final class Remove implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "the source's name")
        String name;

        Remove(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.gone(
                    remote.api().delete(path("sources", name)), "removed", name, "source " + name + " is removed");
        }
    }
}
