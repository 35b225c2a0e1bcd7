package dev.drydock.backup.credentials;

import java.util.HashMap;
import java.util.Map;

/** {@code [Section]} and {@code NAME = value}. */
final class IniFile {
    private IniFile() {}

    /** @param section empty: whatever the section */
    static Map<String, String> parse(String text, String section) {
        Map<String, String> values = new HashMap<>();
        String now = "";
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]"))
                now = line.substring(1, line.length() - 1).strip();
            else if (equals > 0
                    && !line.startsWith("#")
                    && !line.startsWith(";")
                    && (section.isEmpty() || section.equals(now))) {
                values.put(
                        line.substring(0, equals).strip(),
                        bare(line.substring(equals + 1).strip()));
            }
        }
        return values;
    }

    private static String bare(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
