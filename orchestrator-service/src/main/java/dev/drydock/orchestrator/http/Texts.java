package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Words;

/** What a person says of what they decide: one line each, as long as people read. */
final class Texts {
    private static final int LONGEST_REASON = 4_000;
    private static final int LONGEST_TICKET = 200;

    private Texts() {}

    /** @return null: nothing is said */
    static String line(String text) {
        String line = text == null ? "" : Words.line(text);
        return line.isEmpty() ? null : line;
    }

    static void bounded(String reason, String ticket) {
        bounded("reason", reason, LONGEST_REASON);
        bounded("ticket", ticket, LONGEST_TICKET);
    }

    private static void bounded(String what, String text, int most) {
        if (text != null && text.length() > most) {
            throw Problems.bad(
                    what,
                    "The " + what + " is too long",
                    "up to " + most + " characters are taken, these are " + text.length(),
                    "say it shorter");
        }
    }
}
