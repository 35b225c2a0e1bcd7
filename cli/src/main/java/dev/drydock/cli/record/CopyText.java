package dev.drydock.cli.record;

import dev.drydock.cli.api.Json;
import dev.drydock.contract.record.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What verifying a copy found, as people and programs read it. */
public final class CopyText {
    /** What a person reads. */
    private static final int MOST = 20;

    private CopyText() {}

    public static List<String> lines(String file, Copy.Verdict v) {
        List<String> lines = new ArrayList<>();
        long count = v.findings().size() + v.more();
        lines.add("record in " + file + ": "
                + (v.whole() ? "whole" : "BROKEN, " + count + (count == 1 ? " finding" : " findings")));
        v.findings().stream().limit(MOST).forEach(f -> lines.add("  " + Copy.text(f)));
        if (count > MOST) lines.add("  and " + (count - MOST) + " more: with --json they are told of one by one");
        Verifier.Summary s = v.summary();
        lines.add("  " + s.entries() + " entries of " + s.chains() + " chains, " + s.closed() + " of them closed; "
                + s.heads() + " heads" + (s.lastHead() == null ? "" : ", the last of " + s.lastHead()));
        if (v.whole()) lines.add("  verified: signatures, numbers without gap, hash chains, counts, heads");
        if (s.uncovered() > 0)
            lines.add("  not covered by a head yet: " + s.uncovered() + (s.uncovered() == 1 ? " entry" : " entries")
                    + "; what came after these nobody could tell");
        if (!v.whole())
            lines.add("next: keep the file as it is, and compare it with another copy: ./drydock audit --export OTHER");
        return lines;
    }

    public static String json(Copy.Verdict v) {
        Verifier.Summary s = v.summary();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("whole", v.whole());
        all.put("entries", s.entries());
        all.put("chains", s.chains());
        all.put("closed", s.closed());
        all.put("heads", s.heads());
        all.put("lastHead", s.lastHead() == null ? "" : s.lastHead().toString());
        all.put("uncovered", s.uncovered());
        all.put("findings", v.findings().stream().map(CopyText::finding).toList());
        all.put("more", v.more());
        return Json.line(Json.write(all));
    }

    private static Map<String, Object> finding(Verifier.Finding f) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("line", f.line());
        all.put("run", f.fault().run());
        all.put("sequence", f.fault().sequence());
        all.put("until", f.fault().until());
        all.put("what", f.fault().what().word());
        all.put("why", f.fault().why());
        return all;
    }
}
