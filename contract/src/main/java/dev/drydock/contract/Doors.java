package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * How the site's users are kept out and let in again.
 *
 * @param close the application's own maintenance mode
 * @param open the application's own way out of it
 * @param byHand the way out that does not need the application; used on the way back
 * @param mark files below root that exist exactly while the doors are closed; may be empty
 * @param writers stopped after closing, started after opening
 * @param url asked from outside: 503 means closed; empty: judged by mark alone
 * @param stops the service that closing stops and only opening starts: then no answer means closed, too; null: none
 */
public record Doors(
        Command close,
        Command open,
        Command byHand,
        List<String> mark,
        List<Writer> writers,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) String stops) {

    /** Something that writes beside the site's users: cron, a queue worker. */
    public record Writer(String name, Command stop, Command start) {}

    public Doors {
        mark = List.copyOf(mark);
        writers = List.copyOf(writers);
    }

    /** Closed by the application or the web server, which answers. */
    public Doors(Command close, Command open, Command byHand, List<String> mark, List<Writer> writers, String url) {
        this(close, open, byHand, mark, writers, url, null);
    }
}
