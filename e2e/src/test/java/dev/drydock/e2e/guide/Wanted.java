package dev.drydock.e2e.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page says is printed. Within a line {@code …} stands for anything; a line of nothing else, for any lines. The lines stand one directly
 * below the other in what was printed, wherever there.
 */
final class Wanted {
    private Wanted() {}

    /** @return the first line of the page's that is not there, if any */
    static Optional<String> lacks(List<String> wanted, String printed) {
        String all = printed.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "\n", "\n"));
        for (int n = 1; n <= wanted.size(); n++) {
            if (!pattern(wanted.subList(0, n)).matcher(all).find()) return Optional.of(wanted.get(n - 1));
        }
        return Optional.empty();
    }

    private static Pattern pattern(List<String> lines) {
        String regex = lines.stream()
                .map(l -> l.strip().equals("…") ? "(?:[^\n]*\n)*?" : line(l.stripTrailing()) + "\n")
                .collect(Collectors.joining());
        return Pattern.compile("\n" + regex);
    }

    private static String line(String line) {
        return Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining("[^\n]*"));
    }
}
