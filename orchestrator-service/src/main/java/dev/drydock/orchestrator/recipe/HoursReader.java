package dev.drydock.orchestrator.recipe;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A policy's {@code window}. */
final class HoursReader {
    static final String RIGHT = "window: { days: [ sat, sun ], from: \"01:00\", to: \"04:00\", zone: Europe/Berlin }";
    private static final String DAYS =
            Arrays.stream(DayOfWeek.values()).map(Hours::word).collect(Collectors.joining("|"));
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private final Notes notes;
    private final Values values;

    HoursReader(Notes notes, Values values) {
        this.notes = notes;
        this.values = values;
    }

    Optional<Hours> read(Node node) {
        return Section.of(node, "`window`", RIGHT, notes).map(in -> {
            Set<DayOfWeek> days = in.take("days").map(this::days).orElse(EnumSet.allOf(DayOfWeek.class));
            LocalTime from =
                    in.need("from", "from: \"01:00\"").map(n -> time("from", n)).orElse(LocalTime.MIN);
            LocalTime to =
                    in.need("to", "to: \"04:00\"").map(n -> time("to", n)).orElse(LocalTime.MIN);
            ZoneId zone = in.need("zone", "zone: Europe/Berlin").map(this::zone).orElse(ZoneId.of("UTC"));
            Set<LocalDate> not = in.take("not").map(this::dates).orElse(Set.of());
            boolean anyway = either(in, "outlast", "wait", "start");
            boolean ask = either(in, "missed", "again", "ask");
            in.done();
            return new Hours(days, from, to, zone, not, anyway, ask);
        });
    }

    /** @return whether it is the other than what it is where nothing is said */
    private boolean either(Section in, String key, String usual, String other) {
        Pattern words = Pattern.compile(usual + "|" + other);
        return in.take(key)
                .map(n -> values.matching(key, n, words, usual + " or " + other, key + ": " + usual))
                .filter(other::equals)
                .isPresent();
    }

    private Set<DayOfWeek> days(Node node) {
        Set<DayOfWeek> days = new HashSet<>();
        for (String word : values.list("days", node, "days: [ sat, sun ]", this::day)) {
            Arrays.stream(DayOfWeek.values())
                    .filter(d -> Hours.word(d).equals(word))
                    .forEach(days::add);
        }
        if (node instanceof Node.Items i && i.items().isEmpty())
            notes.add(node.at(), "`days` names none, so it would never open", "days: [ sat, sun ]");
        return days;
    }

    private String day(String key, Node node) {
        return values.matching(key, node, Pattern.compile(DAYS), "of " + DAYS.replace("|", ", "), "days: [ sat, sun ]");
    }

    private LocalTime time(String key, Node node) {
        String text = values.matching(key, node, TIME, "a time from 00:00 to 23:59", key + ": \"01:00\"");
        return text.isEmpty() ? LocalTime.MIN : LocalTime.parse(text);
    }

    private ZoneId zone(Node node) {
        return parsed(node, "zone", "`zone` is no time zone", "zone: Europe/Berlin", text -> {
                    if (!ZoneId.getAvailableZoneIds().contains(text)) throw new java.time.DateTimeException(text);
                    return ZoneId.of(text);
                })
                .orElse(ZoneId.of("UTC"));
    }

    private Set<LocalDate> dates(Node node) {
        return new HashSet<>(values.list("not", node, "not: [ 2026-12-24 ]", (key, n) -> parsed(
                        n, key, "`not` has something that is no day", "not: [ 2026-12-24 ]", LocalDate::parse)
                .orElse(LocalDate.EPOCH)));
    }

    private <T> Optional<T> parsed(Node node, String key, String fault, String right, Function<String, T> parse) {
        String text = values.line(key, node, 100);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(parse.apply(text));
        } catch (java.time.DateTimeException e) {
            notes.add(node.at(), fault + ": " + Notes.quote(text), right);
            return Optional.empty();
        }
    }
}
