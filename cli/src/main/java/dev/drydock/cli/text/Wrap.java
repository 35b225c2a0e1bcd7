package dev.drydock.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines for a terminal that is so wide: broken between words, never in one. */
public final class Wrap {
    private static final Pattern COMMAND = Pattern.compile("`[^`]*`");

    private static final char GLUE = '\u00a0';

    private Wrap() {}

    /**
     * A word that is wider than the terminal is left whole: cut, it could not be copied.
     *
     * @param indent of what follows the first line
     */
    public static List<String> words(String line, int columns, int indent) {
        List<String> lines = new ArrayList<>();
        String rest = line.stripTrailing();
        while (Width.of(rest) > columns) {
            int end = end(rest, columns, lines.isEmpty() ? begin(rest) : indent);
            if (end < 0) break;
            lines.add(rest.substring(0, end).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** The same, but a command, which is what stands between two backticks, is one word. */
    public static List<String> aroundCommands(String line, int columns, int indent) {
        String glued = COMMAND.matcher(line)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().replace(' ', GLUE)));
        return words(glued, columns, indent).stream()
                .map(l -> l.replace(GLUE, ' '))
                .toList();
    }

    private static int begin(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** The last space that fits, else the first one; -1: there is none. */
    private static int end(String line, int columns, int from) {
        int last = -1;
        for (int at = line.indexOf(' ', from + 1); at >= 0; at = line.indexOf(' ', at + 1)) {
            if (last >= 0 && Width.of(line.substring(0, at)) > columns) break;
            last = at;
        }
        return last;
    }
}
