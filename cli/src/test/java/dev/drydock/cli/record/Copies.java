package dev.drydock.cli.record;

import dev.drydock.contract.record.Export;
import dev.drydock.contract.record.Head;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of a record as the audit service writes it: runs r-1 (5 entries) and r-2 (4), closed; r-3 (3), open; two heads, the first
 * before r-1's fourth entry and r-2. Line 1 and 2 are the heads, 3 to 7 r-1, 8 to 11 r-2, 12 to 14 r-3.
 */
public final class Copies {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    public final KeyPair keys = keys();
    public final Pen pen = new Pen(new Signatures.Signer("orchestrator", keys.getPrivate()));
    public final List<Pen.Written> entries = new ArrayList<>();

    public Copies() {
        Map<String, List<Pen.Written>> runs = new TreeMap<>();
        runs.put("r-1", run(pen, "r-1", 5, true));
        runs.put("r-2", run(pen, "r-2", 4, true));
        runs.put("r-3", run(pen, "r-3", 3, false));
        Pen.Written first = head(
                Pen.Last.none(Head.CHAIN),
                2,
                6,
                moved(runs.get("r-1").get(2)),
                moved(runs.get("r-3").get(2)));
        Pen.Written second = head(
                first.last(),
                3,
                12,
                moved(runs.get("r-1").get(4)),
                moved(runs.get("r-2").get(3)));
        entries.addAll(List.of(first, second));
        runs.values().forEach(entries::addAll);
    }

    static List<Pen.Written> run(Pen pen, String run, int count, boolean closed) {
        List<Pen.Written> all = new ArrayList<>();
        Pen.Last last = Pen.Last.none(run);
        for (int i = 1; i <= count; i++) {
            boolean end = closed && i == count;
            Pen.Written w = entry(pen, last, end ? "run.closed" : "step.done", end ? Map.of("count", i) : Map.of());
            all.add(w);
            last = w.last();
        }
        return all;
    }

    static Pen.Written entry(Pen pen, Pen.Last last, String what, Map<String, Object> data) {
        return pen.write(last, what, "harbour-one", AT, "vcs", "", data);
    }

    private Pen.Written head(Pen.Last last, long chains, long entries, Head.Moved... moved) {
        return pen.write(last, "record.head", "record", AT, "drydock", "", Head.data(chains, entries, List.of(moved)));
    }

    private static Head.Moved moved(Pen.Written w) {
        return new Head.Moved(w.chain(), w.sequence(), w.last().hash());
    }

    /** Its first line is 1. */
    Pen.Written line(int number) {
        return entries.get(number - 1);
    }

    void line(int number, Pen.Written other) {
        entries.set(number - 1, other);
    }

    public Path file(Path folder) throws IOException {
        List<String> lines = entries.stream()
                .map(w -> Export.line(
                        new Export.Line(w.chain(), w.value(), w.entry().headers(), 0, 0L)))
                .toList();
        return Files.write(folder.resolve("record.ndjson"), lines);
    }

    /** The folder of public keys, as the stack has it. */
    public Path trusted(Path folder) throws IOException {
        Path trusted = Files.createDirectories(folder.resolve("trusted"));
        String key = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        Files.writeString(trusted.resolve("orchestrator.pub"), key + "\n");
        return trusted;
    }

    static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
