package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Site;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "site",
        description = "The sites that Drydock knows.",
        synopsisSubcommandLabel = "detect | add | change | list | show | remove")
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
            name = "change",
            description = {
                "Give a site another site file: other stores, a key, `keep`, its address. Runs and backups stay.",
                "The site is the one that the file names, and is only looked at; refused while a run is open."
            },
            footer = "  ./drydock site change harbour-one.yaml",
            exitCodeList = {
                "0:changed",
                "1:refused: unknown, a run is open, or the file or the site is not right",
                Exit.WRONG
            })
    static final class Renew implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "FILE", description = "the site file (YAML), whole")
        Path file;

        Renew(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Api api = remote.api();
            return Files.send(remote, file, yaml -> api.putYaml(path("sites"), yaml), Site.class, SiteText::changed);
        }
    }

    @Command(
            name = "detect",
            description = {
                "Look at a folder and print a site file for it: recipe, version, owner, databases, what else names it.",
                "Nothing is changed and nothing is registered."
            },
            footer = {
                "  ./drydock site detect /srv/harbour >harbour.yaml",
                "  ./drydock site detect /srv/harbour --ssh deploy@ix1.example.org --key file:ix1-key"
            },
            exitCodeList = {"0:proposed", "1:no recipe fits, the folder cannot be looked at, or no answer", Exit.WRONG})
    static final class Detect implements Callable<Integer> {
        @Mixin
        final Remote remote;

        @Parameters(paramLabel = "PATH", description = "the application's folder, on the site's host")
        String path;

        @Option(names = "--recipe", paramLabel = "NAME", description = "this one, where several fit")
        String recipe;

        @Option(names = "--run-as", paramLabel = "USER", description = "as whom to look (default: the folder's owner)")
        String runAs;

        @Option(names = "--ssh", paramLabel = "USER@HOST[:PORT]", description = "the folder is on that machine")
        String ssh;

        @Option(
                names = "--key",
                paramLabel = "file:NAME",
                description = "with --ssh: the secret that is the private key")
        String key;

        @Option(
                names = "--host-key",
                paramLabel = "KEY",
                description = "with --ssh: the host's public key, if not in known_hosts")
        String hostKey;

        @Spec
        CommandSpec spec;

        /** The request's body, and what comes back. */
        private record Wish(String root, String recipe, String runAs, Map<String, Object> at) {}

        record Proposal(
                String site, String recipe, String version, @JsonDeserialize(using = Json.Block.class) String yaml) {}

        Detect(Remote remote) {
            this.remote = remote;
        }

        @Override
        public Integer call() {
            Wish wish = new Wish(path, recipe, runAs, at());
            return remote.show(
                    remote.api().post(path("detections"), wish),
                    Proposal.class,
                    p -> p.yaml().stripTrailing().lines().toList());
        }

        private Map<String, Object> at() {
            if (ssh == null && key == null && hostKey == null) return null;
            var parts = Pattern.compile("([^@]+)@([^:]+)(?::(\\d{1,5}))?").matcher(ssh == null ? "" : ssh);
            if (!parts.matches() || key == null) {
                throw new ParameterException(
                        spec.commandLine(), "--ssh USER@HOST[:PORT] and --key file:NAME go together");
            }
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("user", parts.group(1));
            at.put("host", parts.group(2));
            if (parts.group(3) != null) at.put("port", parts.group(3));
            at.put("key", key);
            if (hostKey != null) at.put("host-key", hostKey);
            return Map.of("ssh", at);
        }
    }

    @Command(
            name = "list",
            description =
                    "All sites: recipe, version, newer release and since when one is known, run under way, last backup.",
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
            return remote.show(remote.all(path("sites")), Site.Page.class, SiteText::list);
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
            description = "Forget a site that has neither runs nor backups; the site itself stays as it is.",
            footer = "  ./drydock site remove harbour-one",
            exitCodeList = {"0:removed", "1:unknown, it has runs or backups, or no answer", Exit.WRONG})
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
            String line = name + " is removed; nothing on the site was touched";
            return remote.gone(remote.api().delete(path("sites", name)), "removed", name, line);
        }
    }
}
