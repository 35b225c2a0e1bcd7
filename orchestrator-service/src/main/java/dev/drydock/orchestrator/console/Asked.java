package dev.drydock.orchestrator.console;

import jakarta.ws.rs.WebApplicationException;

/** What is asked for once more keeps what was typed. @param why empty: it is asked for the first time */
public record Asked(String why, String reason, String ticket) {
    static final Asked FIRST = new Asked("", "", "");

    static Asked again(WebApplicationException refused, String reason, String ticket) {
        return new Asked(refused.getMessage(), text(reason), text(ticket));
    }

    private static String text(String typed) {
        return typed == null ? "" : typed;
    }
}
