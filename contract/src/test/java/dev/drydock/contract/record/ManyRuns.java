package dev.drydock.contract.record;

import dev.drydock.contract.wire.Signatures;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program: verifies a record of so many runs, of so many entries, told of by so many heads; prints what it found. */
final class ManyRuns {
    private static final int IN_A_HEAD = 500;

    private ManyRuns() {}

    public static void main(String[] args) throws Exception {
        int runs = Integer.parseInt(args[0]);
        int entries = Integer.parseInt(args[1]);
        int heads = Integer.parseInt(args[2]);
        Pen pen = new Pen(new Signatures.Signer(
                "orchestrator",
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate()));
        Verifier verifier = Verifier.ofAll(Seal.unsigned());
        List<Head.Moved> ends = new ArrayList<>();
        for (int i = 0; i < runs; i++) ends.add(run(pen, verifier, "01k%022d".formatted(i), entries));
        Pen.Last last = Pen.Last.none(Head.CHAIN);
        for (int n = 0; n < heads; n++) {
            int from = n * IN_A_HEAD % runs;
            int told = Math.min((n + 1) * IN_A_HEAD, runs);
            List<Head.Moved> moved = ends.subList(from, Math.min(from + IN_A_HEAD, runs));
            Pen.Written w = pen.write(
                    last,
                    "record.head",
                    "record",
                    Instant.EPOCH,
                    "drydock",
                    "",
                    Head.data(told, (long) told * entries, moved));
            verifier.take(0, w.entry());
            last = w.last();
        }
        System.out.println("findings " + verifier.end().size() + " of " + verifier.summary());
    }

    private static Head.Moved run(Pen pen, Verifier verifier, String run, int entries) {
        Pen.Last last = Pen.Last.none(run);
        for (int n = 1; n <= entries; n++) {
            boolean closes = n == entries;
            Pen.Written w = pen.write(
                    last,
                    closes ? "run.closed" : "step.done",
                    "one",
                    Instant.EPOCH,
                    "vcs",
                    "",
                    closes ? Map.of("count", entries) : Map.of());
            verifier.take(0, w.entry());
            last = w.last();
        }
        return new Head.Moved(run, entries, last.hash());
    }
}
