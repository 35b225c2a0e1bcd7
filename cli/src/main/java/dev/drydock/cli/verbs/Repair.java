package dev.drydock.cli.verbs;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "repair",
        description = {
            "Mend what `check` finds: the recipe's rungs, least invasive first, each only while something is found.",
            "A drilled backup comes first; a person approves what changes the schema; what cannot be mended is taken back."
        },
        footer = {"  ./drydock repair harbour-one --watch"},
        exitCodeList = {
            "0:accepted, or well already; with --watch: well again",
            Exit.NO,
            Exit.WRONG,
            Exit.BACK,
            Exit.STUCK,
            Exit.WAITS
        })
final class Repair implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Mixin
    final Start start = new Start();

    @Mixin
    final Asking asking = new Asking();

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    Repair(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        start.nothing = "is well already: nothing to do";
        return asking.run(remote, start, site, Map.of("kind", "repair"), "Repair " + site + "?");
    }
}
