package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Heard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A person's word on a release that waits for it; the path is the verb. */
@Command(exitCodeList = {"0:accepted", "1:nothing waits for that, unknown, or no answer", Exit.WRONG})
final class DecideRelease implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "SITE", description = "the site's name")
    String site;

    @Parameters(index = "1", paramLabel = "VERSION", description = "the release")
    String version;

    @Mixin
    final Why why = new Why();

    DecideRelease(Remote remote) {
        this.remote = remote;
    }

    @Command(
            name = "release",
            description = "Say yes or no to a release that waits for a person.",
            synopsisSubcommandLabel = "approve | reject")
    static final class Releases extends Group {
        Releases(Remote remote) {
            super(remote);
        }
    }

    @Override
    public Integer call() {
        Map<String, String> word = new LinkedHashMap<>();
        word.put("version", version);
        word.put("reason", why.reason);
        if (why.ticket != null) word.put("ticket", why.ticket);
        return remote.show(
                remote.api().post(path("sites", site, "releases", spec.name()), word),
                Heard.Intent.class,
                IntentText::lines);
    }
}
