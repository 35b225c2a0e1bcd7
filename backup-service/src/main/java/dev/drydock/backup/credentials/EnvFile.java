package dev.drydock.backup.credentials;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code .env} as the frameworks read it: names, quotes, comments, values that name others. */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)");
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.]*)}");

    private EnvFile() {}

    static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(m -> values.put(m.group(1), value(m.group(2).strip(), values)));
        return values;
    }

    private static String value(String text, Map<String, String> known) {
        if (text.startsWith("'")) return upTo(text, '\'', false);
        if (text.startsWith("\"")) return named(upTo(text, '"', true), known);
        int comment = text.startsWith("#") ? 0 : text.indexOf(" #");
        return named((comment < 0 ? text : text.substring(0, comment)).strip(), known);
    }

    private static String upTo(String text, char quote, boolean escapes) {
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length() && text.charAt(i) != quote; i++) {
            char c = text.charAt(i);
            if (escapes && c == '\\' && i + 1 < text.length()) c = text.charAt(++i) == 'n' ? '\n' : text.charAt(i);
            value.append(c);
        }
        return value.toString();
    }

    private static String named(String value, Map<String, String> known) {
        return NAMED.matcher(value)
                .replaceAll(m -> Matcher.quoteReplacement(known.getOrDefault(m.group(1), m.group())));
    }
}
