package dev.drydock.e2e.arch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of docs/limits.md.
 *
 * @param value as people read it: {@code 256 KiB}, {@code 15 min}
 * @param where {@code module Class.CONSTANT} or {@code module setting}
 * @param tests {@code module Class#method}, each
 */
record Bound(String what, String value, String where, List<String> tests) {
    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| `([^`|]+)` \\| [^|]+ \\| ([^|]+) \\|");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern VALUE = Pattern.compile("([0-9][0-9,.]*)(?: (KiB|MiB|ms|s|min|h|days))?\\b.*");
    private static final Pattern DURATION =
            Pattern.compile("Duration\\.of(Millis|Seconds|Minutes|Hours|Days)\\((.+)\\)");
    private static final Pattern SETTING = Pattern.compile("([0-9]+)(ms|s|m|h|d|K|M)?");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("KiB", 1L << 10),
            Map.entry("K", 1L << 10),
            Map.entry("MiB", 1L << 20),
            Map.entry("M", 1L << 20),
            Map.entry("ms", 1L),
            Map.entry("Millis", 1L),
            Map.entry("s", 1_000L),
            Map.entry("Seconds", 1_000L),
            Map.entry("m", 60_000L),
            Map.entry("min", 60_000L),
            Map.entry("Minutes", 60_000L),
            Map.entry("h", 3_600_000L),
            Map.entry("Hours", 3_600_000L),
            Map.entry("d", 86_400_000L),
            Map.entry("days", 86_400_000L),
            Map.entry("Days", 86_400_000L));

    static Optional<Bound> of(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) return Optional.empty();
        List<String> tests =
                NAMED.matcher(row.group(4)).results().map(m -> m.group(1)).toList();
        return Optional.of(new Bound(row.group(1), row.group(2), row.group(3), tests));
    }

    String module() {
        return where.split(" ")[0];
    }

    String name() {
        return where.split(" ")[1];
    }

    /** In bytes, milliseconds or as many as they are. */
    static Optional<Long> told(String value) {
        Matcher m = VALUE.matcher(value);
        if (!m.matches()) return Optional.empty();
        BigDecimal number = new BigDecimal(m.group(1).replace(",", ""));
        return Optional.of(number.multiply(BigDecimal.valueOf(unit(m.group(2)))).longValueExact());
    }

    /** The same of a source's expression. */
    static Optional<Long> written(String expression) {
        String text =
                expression.replace("_", "").replaceAll("(?<=[0-9])[lL]\\b", "").strip();
        Matcher duration = DURATION.matcher(text);
        if (duration.matches()) return written(duration.group(2)).map(n -> n * unit(duration.group(1)));
        if (text.contains("<<")) {
            String[] shift = text.split("<<");
            return Optional.of(Long.parseLong(shift[0].strip()) << Integer.parseInt(shift[1].strip()));
        }
        long product = 1;
        for (String factor : text.split("\\*")) {
            if (!factor.strip().matches("[0-9]+")) return Optional.empty();
            product *= Long.parseLong(factor.strip());
        }
        return Optional.of(product);
    }

    /** The same of a line of a configuration. */
    static Optional<Long> set(String value) {
        Matcher m = SETTING.matcher(value.strip());
        return m.matches() ? Optional.of(Long.parseLong(m.group(1)) * unit(m.group(2))) : Optional.empty();
    }

    private static long unit(String unit) {
        return unit == null ? 1 : UNITS.get(unit);
    }
}
