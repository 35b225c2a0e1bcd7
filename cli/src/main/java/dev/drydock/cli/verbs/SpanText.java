package dev.drydock.cli.verbs;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people type it. */
final class SpanText implements ITypeConverter<SpanText.Span> {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L);

    record Span(long seconds) {}

    @Override
    public Span convert(String text) {
        Matcher m = SPAN.matcher(text);
        if (!m.matches())
            throw new TypeConversionException("'" + text + "' is no length of time: write 90s, 30m, 12h or 2d");
        return new Span(Long.parseLong(m.group(1)) * SECONDS.get(m.group(2)));
    }
}
