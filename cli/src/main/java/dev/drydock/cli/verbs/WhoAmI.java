package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Token;
import dev.drydock.cli.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "whoami",
        description = "Who you are to the server: your name in the record, your role, which sites you see.",
        footer = "  ./drydock whoami",
        exitCodeList = {"0:told", "1:no good token, or no answer", Exit.WRONG})
final class WhoAmI implements Callable<Integer> {
    @Mixin
    final Remote remote;

    record Me(String name, String role, String scope, Instant expires) {}

    WhoAmI(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        return remote.show(remote.api().get(path("me")), Me.class, WhoAmI::lines);
    }

    private static List<String> lines(Me me) {
        String until = me.expires() == null ? "" : ", until " + Times.at(me.expires());
        return List.of(me.name() + ", " + me.role() + " of " + Token.sites(me.scope()) + until);
    }
}
