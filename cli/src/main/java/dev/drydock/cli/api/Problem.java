package dev.drydock.cli.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.ArrayList;
import java.util.List;

/** problem+json, of the server or made here in the same shape. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int status,
        @JsonDeserialize(using = Json.Block.class) String detail,
        @JsonDeserialize(using = Json.Block.class) String next,
        String run,
        List<Finding> findings) {

    public Problem {
        findings = findings == null ? List.of() : List.copyOf(findings);
    }

    /** Made here: there is no HTTP status for it, so 0, which is left out. */
    public static Problem local(String name, String title, String detail, String next) {
        return new Problem("https://drydock.dev/problems/" + name, title, 0, detail, next, null, List.of());
    }

    /** The findings are about this file: the server only saw its content. */
    public Problem about(String file) {
        List<Finding> named = findings.stream()
                .map(f -> new Finding(file, f.line, f.column, f.what, f.right))
                .toList();
        return new Problem(type, title, status, detail, next, run, named);
    }

    public Problem withNext(String what) {
        return new Problem(type, title, status, detail, what, run, findings);
    }

    Problem withStatus(int real) {
        return new Problem(type, title, real, detail, next, run, findings);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Finding(String file, Integer line, Integer column, String what, String right) {
        /** {@code recipe.yaml:3:1 what → right} */
        public String text() {
            String at = (file == null ? "" : file)
                    + (line == null || line <= 0
                            ? ""
                            : ":" + line + (column == null || column <= 0 ? "" : ":" + column));
            return (at.isEmpty() ? "" : at + " ") + what + (right == null || right.isEmpty() ? "" : " → " + right);
        }
    }

    /** What happened, what was found, what to do next. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("drydock: " + (title == null ? "the server answered " + status : title));
        if (detail != null && !detail.isBlank() && !detail.equals(title)) indented(detail, lines);
        findings.forEach(f -> lines.add("  " + f.text()));
        if (run != null) lines.add("  the run: " + run + "; watch it: ./drydock watch " + run);
        if (next != null && !next.isBlank()) {
            List<String> what = next.strip().lines().toList();
            lines.add("next: " + what.getFirst());
            what.stream().skip(1).forEach(l -> lines.add("      " + l));
        }
        return lines;
    }

    private static void indented(String text, List<String> lines) {
        text.strip().lines().forEach(l -> lines.add("  " + l));
    }
}
