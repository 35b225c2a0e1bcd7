package dev.drydock.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records of the form {@code LENGTH NAME=VALUE\n}; a value may hold any byte. */
final class Pax {
    private Pax() {}

    static Map<String, String> read(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Map<String, String> records = new LinkedHashMap<>();
        for (int at = 0; at < text.length(); ) {
            int space = text.indexOf(' ', at);
            int length = space < 0 ? 0 : length(text.substring(at, space));
            int equals = text.indexOf('=', space);
            if (length == 0 || at + length > text.length() || equals < 0 || equals >= at + length) {
                throw new IOException("the archive is damaged: a head's record is not whole");
            }
            records.put(text.substring(space + 1, equals), text.substring(equals + 1, at + length - 1));
            at += length;
        }
        return records;
    }

    private static int length(String digits) {
        boolean number = digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && !digits.isEmpty() ? Integer.parseInt(digits) : 0;
    }
}
