package dev.drydock.orchestrator.recipe;

import dev.drydock.orchestrator.saga.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When the doors may be closed, week by week, by the clocks of a place.
 *
 * @param days on which it begins
 * @param to not after {@code from}: on the next day
 * @param not days of which no minute may be in it
 * @param anyway also what would outlast it may begin
 * @param ask a run that missed it is begun again only after a person's yes
 */
public record Hours(
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        ZoneId zone,
        Set<LocalDate> not,
        boolean anyway,
        boolean ask) {
    /** Beyond that it never opens. */
    private static final int DAYS = 800;

    public Hours {
        days = Set.copyOf(days);
        not = Set.copyOf(not);
    }

    /** That which is open then, and those that come after it. */
    public Stream<Window> from(Instant time) {
        LocalDate yesterday = time.atZone(zone).toLocalDate().minusDays(1);
        return Stream.iterate(yesterday, d -> d.plusDays(1))
                .limit(DAYS)
                .flatMap(d -> on(d).stream())
                .filter(w -> w.until().isAfter(time));
    }

    private Optional<Window> on(LocalDate day) {
        boolean overnight = !to.isAfter(from);
        boolean closed =
                not.contains(day) || (overnight && to.isAfter(LocalTime.MIDNIGHT) && not.contains(day.plusDays(1)));
        if (closed || !days.contains(day.getDayOfWeek())) return Optional.empty();
        Instant begin = moment(day.atTime(from));
        Instant end = moment((overnight ? day.plusDays(1) : day).atTime(to));
        return begin.isBefore(end) ? Optional.of(new Window(begin, end)) : Optional.empty();
    }

    /** For a time that is skipped, when it is skipped; of one that comes twice, the first: the end is never later than said. */
    private Instant moment(LocalDateTime time) {
        ZoneOffsetTransition set = zone.getRules().getTransition(time);
        return set != null && set.isGap() ? set.getInstant() : time.atZone(zone).toInstant();
    }

    @Override
    public String toString() {
        String named = days.size() == DayOfWeek.values().length
                ? ""
                : new TreeSet<>(days).stream().map(Hours::word).collect(Collectors.joining(", ")) + " ";
        return named + from + "–" + to + " " + zone;
    }

    static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
