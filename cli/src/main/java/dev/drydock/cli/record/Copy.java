package dev.drydock.cli.record;

import dev.drydock.cli.text.Clean;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Export;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.record.Verifier;
import dev.drydock.contract.wire.Wire;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A copy of the record in a file, a line an entry, verified without any server. */
public final class Copy {
    private static final int LONGEST_LINE = 4_000_000;
    private static final int MOST = 1000;

    private Copy() {}

    /** @param more how many findings there are beside these */
    public record Verdict(Verifier.Summary summary, List<Verifier.Finding> findings, long more) {
        public boolean whole() {
            return findings.isEmpty();
        }
    }

    /** Else all of its lines would be told of as broken, and nobody has touched them. */
    public static boolean isOne(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int first = in.read();
            return first < 0 || first == '{';
        }
    }

    public static Verdict verify(Path file, Seal seal) throws IOException {
        Verifier verifier = Verifier.ofAll(seal);
        Findings findings = new Findings();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long line = 0;
            for (byte[] bytes = line(in); bytes != null; bytes = line(in)) {
                line++;
                if (bytes.length > 0) findings.add(taken(verifier, line, bytes));
            }
        }
        findings.add(verifier.end());
        return new Verdict(verifier.summary(), findings.told, findings.more);
    }

    private static List<Verifier.Finding> taken(Verifier verifier, long line, byte[] bytes) {
        try {
            if (bytes.length > LONGEST_LINE) throw new Wire.Unreadable("longer than " + LONGEST_LINE + " bytes");
            Entry entry = Export.entry(new String(bytes, StandardCharsets.UTF_8));
            return verifier.take(line, entry);
        } catch (Wire.Unreadable e) {
            return List.of(new Verifier.Finding(line, new Fault(Fault.What.UNREADABLE, "?", 0, 0, e.getMessage())));
        }
    }

    /** The rest of a line that is too long is read and forgotten. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int b = in.read();
        if (b < 0) return null;
        for (; b >= 0 && b != '\n'; b = in.read()) if (line.size() <= LONGEST_LINE) line.write(b);
        return line.toByteArray();
    }

    private static final class Findings {
        private final List<Verifier.Finding> told = new ArrayList<>();
        private long more;

        void add(List<Verifier.Finding> some) {
            for (Verifier.Finding f : some) {
                if (told.size() < MOST) told.add(f);
                else more++;
            }
        }
    }

    /** Where it is, and what. */
    static String text(Verifier.Finding f) {
        Fault fault = f.fault();
        String where = (f.line() > 0 ? "line " + f.line() + ": " : "") + "run " + fault.run();
        String entries = fault.sequence() == 0
                ? ""
                : fault.until() > fault.sequence()
                        ? ", entries " + fault.sequence() + " to " + fault.until()
                        : ", entry " + fault.sequence();
        return Clean.line(where + entries + ": " + fault.what().word() + ": " + fault.why());
    }
}
