package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Era;
import dev.drydock.orchestrator.run.EntryTypes;
import dev.drydock.orchestrator.store.Recorded;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Which entries of the public record are asked for. A form sends what is left empty, too. */
public class RecordAsked {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    @QueryParam("site")
    String site;

    @QueryParam("by")
    String by;

    @QueryParam("type")
    String type;

    @QueryParam("since")
    String since;

    @QueryParam("until")
    String until;

    /** Those that there are. */
    public static List<String> types() {
        return EntryTypes.ALL;
    }

    public String site() {
        return text(site);
    }

    public String by() {
        return text(by);
    }

    public String type() {
        return text(type);
    }

    /** As a date field takes it. */
    public String sinceDate() {
        return date(since);
    }

    public String untilDate() {
        return date(until);
    }

    /** The same once more, behind another parameter. */
    public String query() {
        return part("site", site) + part("by", by) + part("type", type) + part("since", since) + part("until", until);
    }

    Recorded.Asked asked() {
        return new Recorded.Asked(
                given(site), given(by), known(), time("since", since, Duration.ZERO), time("until", until, DAY));
    }

    private String known() {
        String said = given(type);
        if (said == null || EntryTypes.ALL.contains(said)) return said;
        throw Problems.bad(
                "type",
                "There is no such type",
                "`type` is one of those in docs/record, without `dev.drydock.` and `.v1`",
                "?type=" + EntryTypes.ALL.getFirst());
    }

    /** @param whole what a date alone stands for: `until` a day is with it */
    private static Instant time(String what, String text, Duration whole) {
        String said = given(text);
        if (said == null) return null;
        try {
            return said.matches(DATE) ? Era.time(said + "T00:00:00Z").plus(whole) : Era.time(said);
        } catch (DateTimeException e) {
            throw Problems.bad(
                    what,
                    "The time is not right",
                    "`" + what + "` is a time in UTC, or a date",
                    "?" + what + "=2027-01-10T00:00:00Z");
        }
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }

    private static String date(String text) {
        String said = text(text);
        return said.matches(DATE + ".*") ? said.substring(0, 10) : "";
    }

    private static String part(String name, String value) {
        return given(value) == null ? "" : "&" + name + "=" + URLEncoder.encode(given(value), StandardCharsets.UTF_8);
    }
}
