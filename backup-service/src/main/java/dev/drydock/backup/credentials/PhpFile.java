package dev.drydock.backup.credentials;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain values of a PHP array, read and never run: {@code 'db_host' => 'localhost',}. */
final class PhpFile {
    private static final String STRING = "'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\$]|\\\\.)*+)\"";
    private static final Pattern PAIR =
            Pattern.compile("(?:" + STRING + ")\\s*=>\\s*(?:" + STRING + "|([0-9]{1,9})|null)", Pattern.DOTALL);
    private static final Pattern COMMENT =
            Pattern.compile("(" + STRING + ")|/\\*.*?\\*/|(?://|#)[^\\n]*", Pattern.DOTALL);

    private PhpFile() {}

    static Map<String, String> parse(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher m = PAIR.matcher(
                COMMENT.matcher(text).replaceAll(c -> c.group(1) == null ? " " : Matcher.quoteReplacement(c.group(1))));
        while (m.find()) {
            values.put(
                    either(m.group(1), m.group(2)), m.group(5) != null ? m.group(5) : either(m.group(3), m.group(4)));
        }
        return values;
    }

    private static String either(String single, String twice) {
        if (single != null) return single.replaceAll("\\\\([\\\\'])", "$1");
        return twice == null ? "" : twice.replaceAll("\\\\([\\\\\"$])", "$1");
    }
}
