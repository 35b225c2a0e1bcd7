package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Entries;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.record.Chain;
import dev.drydock.cli.record.RecordText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "record",
        description = "A run's public record, entry by entry; --verify proves that none is missing or altered.",
        footer = {"  ./drydock record ID", "  ./drydock record ID --verify"},
        exitCodeList = {
            "0:shown; with --verify: intact",
            "1:with --verify: broken; or unknown, or no answer",
            Exit.WRONG
        })
final class ShowRecord implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "ID", description = "the run's id")
    String id;

    @Option(names = "--verify", description = "check sequence and hash chain from the bytes, and say what was checked")
    boolean verify;

    ShowRecord(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        Reply reply = remote.api().get(path("runs", id, "record"));
        if (verify && reply instanceof Reply.Good good) return verified(good.as(Entries.class));
        return remote.show(reply, Entries.class, RecordText::table);
    }

    private int verified(Entries entries) {
        Chain.Verdict verdict = Chain.verify(id, entries);
        List<String> told = RecordText.verdict(id, verdict);
        if (remote.json) remote.console.print(List.of(RecordText.json(id, verdict)));
        else if (verdict.intact()) remote.console.print(told);
        if (!verdict.intact()) remote.console.complain(told);
        return verdict.intact() ? Exit.OK : Exit.REFUSED;
    }
}
