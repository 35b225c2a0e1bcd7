package dev.drydock.cli.verbs;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that needs another one after it. */
class Group implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Spec
    CommandSpec spec;

    Group(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        CommandLine me = spec.commandLine();
        throw new ParameterException(
                me, "say what to do: " + String.join(", ", me.getSubcommands().keySet()));
    }
}
