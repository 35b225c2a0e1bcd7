package dev.drydock.stack.tests;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.tests.Claims.Claim;
import dev.drydock.stack.tests.Claims.Test;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code docs/features.md} promises, against the tests that say {@code @Shows} and against those that ran. */
record Features(List<Row> rows, String page, Claims claims) {
    static final int ROWS = 123;
    static final String PAGE = "docs/features.md";
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("([a-z0-9-]+) `(\\w+)#(\\w+)`");

    /** @param shownBy a test, or {@code not yet: } and why */
    record Row(int number, String shownBy) {
        Optional<Test> test() {
            Matcher m = TEST.matcher(shownBy);
            return m.matches() ? Optional.of(new Test(m.group(1), m.group(2), m.group(3))) : Optional.empty();
        }
    }

    record Told(String line, boolean good) {}

    static Features read(Path top) {
        try {
            String page = Files.readString(top.resolve(PAGE));
            List<Row> rows = page.lines()
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(m -> new Row(Integer.parseInt(m.group(1)), m.group(2)))
                    .toList();
            return new Features(rows, page, Claims.of(new Sources(top).tests()));
        } catch (IOException e) {
            throw new Trouble("cannot read " + PAGE + " in " + top + ": " + e, e);
        }
    }

    private List<Row> shown() {
        return rows.stream().filter(r -> r.test().isPresent()).toList();
    }

    private String count() {
        return shown().size() + " of " + ROWS + " shown";
    }

    /** What is not true of the page and the sources, whatever ran. */
    List<String> complaints() {
        List<String> found = new ArrayList<>(claims.misplaced());
        List<Integer> numbers = rows.stream().map(Row::number).sorted().toList();
        if (!numbers.equals(IntStream.rangeClosed(1, ROWS).boxed().toList()))
            found.add("the rows are not 1 to " + ROWS + ", each once, but " + numbers);
        if (!page.contains("**" + count() + "**")) found.add("the page does not say **" + count() + "**");
        for (Row r : rows)
            if (r.test().isEmpty() && !r.shownBy().matches("not yet: .{10,}"))
                found.add("row " + r.number() + " neither names a test nor says `not yet: ` and why");
        for (Row r : shown())
            if (claim(r).isEmpty())
                found.add("row " + r.number() + ": " + r.test().get() + " does not say @Shows(" + r.number() + ")");
        for (Claim c : claims.all())
            if (shown().stream()
                    .noneMatch(r -> r.number() == c.row() && r.test().get().equals(c.test())))
                found.add(c.test() + " says @Shows(" + c.row() + "), row " + c.row() + " does not name it");
        return found;
    }

    private Optional<Claim> claim(Row row) {
        return claims.all().stream()
                .filter(c ->
                        c.row() == row.number() && c.test().equals(row.test().get()))
                .findFirst();
    }

    /** @param classes where given, only these of the suite were asked for */
    Told ran(Suite suite, Optional<List<String>> classes, List<Report> reports) {
        Set<Test> passed = reports.stream()
                .flatMap(r -> r.passed().stream().map(name -> test(r.module(), name)))
                .collect(Collectors.toSet());
        List<Row> asked = shown().stream().filter(r -> asked(r, suite, classes)).toList();
        List<String> missing = asked.stream()
                .filter(r -> !passed.contains(r.test().get()))
                .map(r -> "features: row " + r.number() + " is shown by "
                        + r.test().get() + ", which did not run or did not pass")
                .toList();
        if (!missing.isEmpty()) return new Told(String.join("\n", missing), false);
        String here = asked.size() == shown().size() ? "" : asked.size() + " of them by this suite, ";
        return new Told("features: " + count() + ", " + here + "all ran", true);
    }

    private boolean asked(Row row, Suite suite, Optional<List<String>> classes) {
        boolean chosen = classes.map(c -> c.contains(row.test().get().type())).orElse(true);
        return chosen && claim(row).map(c -> suite.runs(c.tags())).orElse(true);
    }

    /** Of a test with parameters the report has name(Type)[1]. */
    private static Test test(String module, String name) {
        String[] parts = name.replaceFirst("[(\\[{].*", "").split("\\.");
        return new Test(module, parts[Math.max(0, parts.length - 2)], parts[parts.length - 1]);
    }
}
