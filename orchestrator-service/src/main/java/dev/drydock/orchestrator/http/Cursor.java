package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Era;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Where a page begins, as callers have it: they only give it back. */
final class Cursor {
    static final int LONGEST = 1_000;
    private static final char BETWEEN = '\n';

    private Cursor() {}

    /** @param place null: there is nothing more */
    static String text(List<String> place) {
        if (place == null) return null;
        byte[] bytes = String.join(String.valueOf(BETWEEN), place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @return null: none is given */
    static List<String> place(String text, int parts) {
        if (text == null) return null;
        try {
            if (text.length() > LONGEST) throw bad();
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String place = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            List<String> all = Arrays.asList(place.split(String.valueOf(BETWEEN), -1));
            if (all.size() != parts || place.indexOf('\0') >= 0) throw bad();
            return all;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw bad();
        }
    }

    static Instant instant(String text) {
        try {
            return Era.time(text);
        } catch (DateTimeException e) {
            throw bad();
        }
    }

    static long number(String text) {
        if (text.matches("[0-9]{1,18}")) return Long.parseLong(text);
        throw bad();
    }

    private static Problem bad() {
        return Problems.bad(
                "cursor",
                "The cursor is not right",
                "it is no `next` of a page of this list",
                "give the page's `next` as it came, or none for the first page");
    }
}
