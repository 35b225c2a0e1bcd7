package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Findings;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Problem;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.record.Copy;
import dev.drydock.cli.record.CopyText;
import dev.drydock.cli.text.Table;
import dev.drydock.cli.text.Times;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.wire.Signatures;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = "The audit service's copy of the public record: what is wrong with it, a file of it, and whether"
                + " such a file is whole.",
        footer = {
            "  ./drydock audit",
            "  ./drydock audit --export record.ndjson",
            "  ./drydock audit --verify record.ndjson --keys .drydock/trusted"
        },
        exitCodeList = {
            "0:nothing is wrong; with --verify: whole",
            "1:something is; with --verify: it is named; or no answer",
            Exit.WRONG
        })
final class Audit implements Callable<Integer> {
    private static final int MOST = 200;
    private static final String KEYS =
            "--keys DIR: a folder with orchestrator.pub, as trusted/ of the running Drydock's data folder (.drydock/trusted)";
    private static final String COPIES =
            "name a file that --export wrote, without --csv: a spreadsheet cannot be verified";

    @Mixin
    final Remote remote;

    @Option(
            names = "--audit-url",
            paramLabel = "URL",
            description = "the audit service (DRYDOCK_AUDIT_URL; else port 7075 beside the server)")
    String auditUrl;

    @ArgGroup
    What what;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description =
                    "with --verify: the folder of the public keys that are believed (else trusted/ in DRYDOCK_DATA)")
    Path keys;

    @Option(names = "--csv", description = "with --export: for a spreadsheet; it cannot be verified")
    boolean csv;

    static final class What {
        @Option(
                names = "--verify",
                paramLabel = "FILE",
                description = "prove, without any server, that a file of --export is whole: signatures, chains, counts,"
                        + " heads; or name each place where it is not")
        Path verify;

        @Option(names = "--export", paramLabel = "FILE", description = "write everything to a file, a line an event")
        Path export;

        @Option(
                names = "--close",
                paramLabel = "N",
                description =
                        "say of a finding, with --reason, why it need not be shown any more; it is kept, and so is that word")
        Long close;
    }

    @Option(names = "--reason", paramLabel = "TEXT", description = "with --close: what it was")
    String reason;

    Audit(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        if (what == null) return list(remote.audit(auditUrl));
        if (what.close != null) return close(remote.audit(auditUrl));
        return what.verify == null ? export(remote.audit(auditUrl)) : verify();
    }

    private int close(Api api) {
        if (reason == null || reason.isBlank())
            return remote.refuse(
                    Problem.local(
                            "usage",
                            "--close needs a --reason",
                            "nothing was changed",
                            "./drydock audit --close " + what.close + " --reason \"a test of ours\""),
                    Exit.USAGE);
        Reply reply = api.post(path("audit", "findings", what.close.toString(), "close"), Map.of("reason", reason));
        return remote.show(
                reply, Findings.Finding.class, f -> List.of("finding " + f.id() + " is closed; its evidence is kept"));
    }

    private int list(Api api) {
        Reply state = api.get(path("audit"));
        if (!(state instanceof Reply.Good good)) return remote.refuse((Reply.Bad) state);
        List<Findings.Finding> open = new ArrayList<>();
        List<Map<String, Object>> raw = new ArrayList<>();
        Long after = 0L;
        while (after != null && open.size() <= MOST) {
            Reply page = api.get(path("audit", "findings") + "?limit=" + MOST + "&cursor=" + after);
            if (!(page instanceof Reply.Good found)) return remote.refuse((Reply.Bad) page);
            Findings findings = found.as(Findings.class);
            findings.items().stream().filter(Findings.Finding::open).forEach(open::add);
            raw.addAll(found.as(Findings.Raw.class).open());
            after = findings.next();
        }
        boolean more = after != null;
        if (remote.json)
            remote.console.print(List.of(Json.line("{\"state\":" + good.body() + ",\"findings\":"
                    + Json.write(Map.of("items", raw)) + ",\"more\":" + more + "}")));
        else remote.console.print(lines(good.as(Findings.State.class), open, more));
        return open.isEmpty() && good.as(Findings.State.class).silent() == null ? Exit.OK : Exit.REFUSED;
    }

    private static List<String> lines(Findings.State state, List<Findings.Finding> open, boolean more) {
        List<String> lines = new ArrayList<>();
        lines.add(
                open.isEmpty()
                        ? "the record is whole, as far as it is read"
                        : open.size() + (open.size() == 1 ? " finding" : " findings") + ", evidence kept");
        lines.add(
                "  last event kept: number " + state.newest() + "; heads held against it: up to " + state.headsHeld());
        if (state.lastHead() != null) lines.add("  last head read: of " + Times.at(state.lastHead()));
        if (state.silent() != null) lines.add("  it " + state.silent());
        if (open.isEmpty()) return lines;
        Table table = new Table("#", "FOUND", "WHAT", "RUN", "ENTRY", "WHY");
        open.forEach(f -> table.row(f.id(), Times.at(f.found()), f.what(), f.run(), entries(f), f.why()));
        lines.addAll(table.lines());
        if (more)
            lines.add("and more: GET /api/v1/audit/findings?cursor="
                    + open.getLast().id());
        lines.add("next: ./drydock audit --export record.ndjson, and compare with another consumer's copy;"
                + " ./drydock audit --close N --reason TEXT for what is explained");
        return lines;
    }

    private static String entries(Findings.Finding f) {
        return f.until() > f.sequence() ? f.sequence() + "–" + f.until() : Long.toString(f.sequence());
    }

    private int export(Api api) {
        Path file = remote.console.directory().resolve(what.export);
        if (java.nio.file.Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            return remote.refuse(
                    Problem.local(
                            "usage",
                            what.export + " is there already",
                            "it may be evidence, so it is not written over; nothing was asked",
                            "name another file, or put that one elsewhere first"),
                    Exit.USAGE);
        Reply reply = api.download(path("audit", "export") + "?format=" + (csv ? "csv" : "ndjson"), file);
        if (!(reply instanceof Reply.Good good)) return remote.refuse((Reply.Bad) reply);
        if (remote.json)
            remote.console.print(
                    List.of(Json.write(Map.of("file", file.toString(), "bytes", Long.parseLong(good.body())))));
        else {
            remote.console.print(List.of("written: " + what.export + ", " + good.body() + " bytes"));
            if (!csv) remote.console.print(List.of("next: ./drydock audit --verify " + what.export));
        }
        return Exit.OK;
    }

    private int verify() {
        Path folder = keys == null ? remote.console.data().resolve("trusted") : keys;
        try {
            var trusted = Signatures.Trusted.load(remote.console.directory().resolve(folder));
            if (trusted.keys().isEmpty()) return unusable("there is no public key in " + folder, KEYS);
            Path file = remote.console.directory().resolve(what.verify);
            if (!Copy.isOne(file)) return unusable(what.verify + " is no copy of the record, line by line", COPIES);
            Copy.Verdict verdict = Copy.verify(file, Seal.of(trusted));
            List<String> told = CopyText.lines(what.verify.toString(), verdict);
            if (remote.json) remote.console.print(List.of(CopyText.json(verdict)));
            else if (verdict.whole()) remote.console.print(told);
            if (!verdict.whole()) remote.console.complain(told);
            return verdict.whole() ? Exit.OK : Exit.REFUSED;
        } catch (IOException e) {
            return unusable("cannot read " + what.verify, COPIES);
        } catch (IllegalStateException e) {
            return unusable("cannot read the public keys in " + folder, KEYS);
        }
    }

    private int unusable(String what, String next) {
        return remote.refuse(Problem.local("usage", what, "nothing was verified", next), Exit.USAGE);
    }
}
