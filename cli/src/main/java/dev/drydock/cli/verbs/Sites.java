package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "site",
        description = "The sites that Drydock knows.",
        synopsisSubcommandLabel = "add | list | show | remove")
final class Sites extends Group {
    Sites(Remote remote) {
        super(remote);
    }

    @Command(
            name = "add",
            description = "Register a site by its site file; the site itself is only looked at.",
            footer = "  ./drydock site add harbour-one.yaml",
            exitCodeList = {
                "0:registered",
                "1:refused: the name is taken, or the file or the site is not right",
                Exit.WRONG
            })
    static final class Add implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "FILE", description = "the site file (YAML)")
        Path file;

        Add(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Api api = remote.api();
            return Files.send(remote, file, yaml -> api.postYaml(path("sites"), yaml), Site.class, SiteText::added);
        }
    }

    @Command(
            name = "list",
            description = "All sites: recipe, version, run under way, last backup.",
            footer = {"  ./drydock site list", "  ./drydock site list --json"},
            exitCodeList = {"0:listed", Exit.NO, Exit.WRONG})
    static final class Listed implements Callable<Integer> {
        @Mixin
        final Remote remote;

        Listed(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("sites")), Site.Page.class, SiteText::list);
        }
    }

    @Command(
            name = "show",
            description = "One site, with its site file.",
            footer = "  ./drydock site show harbour-one",
            exitCodeList = {"0:shown", "1:unknown, or no answer", Exit.WRONG})
    static final class Show implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "the site's name")
        String name;

        Show(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            return remote.show(remote.api().get(path("sites", name)), Site.class, SiteText::show);
        }
    }

    @Command(
            name = "remove",
            description = "Forget a site; the site itself stays as it is, so do its backups.",
            footer = "  ./drydock site remove harbour-one",
            exitCodeList = {"0:removed", "1:unknown, a run is open, or no answer", Exit.WRONG})
    static final class Remove implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "NAME", description = "the site's name")
        String name;

        Remove(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Reply reply = remote.api().delete(path("sites", name));
            // 204 has no body: this side says what happened
            Reply told = reply instanceof Reply.Good ? new Reply.Good(204, Json.write(Map.of("removed", name))) : reply;
            return remote.show(told, Map.class, m -> List.of(name + " is removed; nothing on the site was touched"));
        }
    }
}
