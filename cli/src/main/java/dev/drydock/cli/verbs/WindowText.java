package dev.drydock.cli.verbs;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Two points in time with a slash between them, as ISO 8601 has it. */
final class WindowText implements ITypeConverter<WindowText.Window> {
    record Window(String from, String until) {}

    /** One point in time, or {@code never}. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            if (text.equals("never")) return Instant.MAX;
            try {
                return time(text, text);
            } catch (TypeConversionException e) {
                throw new TypeConversionException("'" + text + "' is no date: 2027-05-25T00:00Z, or never");
            }
        }
    }

    @Override
    public Window convert(String text) {
        String[] ends = text.split("/", -1);
        if (ends.length != 2) throw wrong(text);
        Instant from = time(ends[0], text);
        Instant until = time(ends[1], text);
        if (!from.isBefore(until)) throw wrong(text);
        return new Window(from.toString(), until.toString());
    }

    private static Instant time(String end, String text) {
        try {
            return OffsetDateTime.parse(end).toInstant();
        } catch (DateTimeParseException e) {
            try {
                return LocalDateTime.parse(end).atZone(ZoneId.systemDefault()).toInstant();
            } catch (DateTimeParseException e2) {
                throw wrong(text);
            }
        }
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is no window: FROM/UNTIL, FROM first, as 2027-01-10T01:00/2027-01-10T04:00");
    }
}
