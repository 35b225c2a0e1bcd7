package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Era;
import dev.drydock.orchestrator.run.Status;
import dev.drydock.orchestrator.store.Pages;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/** Which runs are asked for. */
public class RunsAsked {
    static final List<String> KINDS = List.of("upgrade", "backup", "repair", "drill", "restore", "downgrade", "prune");

    public static RunsAsked underWay() {
        RunsAsked asked = new RunsAsked();
        asked.open = "true";
        return asked;
    }

    public static RunsAsked of(String site) {
        RunsAsked asked = new RunsAsked();
        asked.site = site;
        return asked;
    }

    @QueryParam("site")
    String site;

    @QueryParam("state")
    String state;

    @QueryParam("kind")
    String kind;

    @QueryParam("since")
    String since;

    @QueryParam("open")
    String open;

    /** The same once more, behind another parameter. */
    public String query() {
        return part("site", site)
                + part("state", state)
                + part("kind", kind)
                + part("since", since)
                + part("open", open);
    }

    private static String part(String name, String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Pages.Runs asked() {
        return new Pages.Runs(site, one("state", state, Status.ALL), one("kind", kind, KINDS), instant(), flag());
    }

    private static String one(String what, String said, List<String> known) {
        if (said == null || known.contains(said)) return said;
        throw Problems.bad(
                what,
                "There is no such " + what,
                "`" + what + "` is one of " + String.join(", ", known),
                "?" + what + "=" + known.getFirst());
    }

    private Boolean flag() {
        String said = one("open", open, List.of("true", "false"));
        return said == null ? null : Boolean.valueOf(said);
    }

    private Instant instant() {
        if (since == null) return null;
        try {
            return Era.time(since);
        } catch (DateTimeException e) {
            throw Problems.bad(
                    "since", "The time is not right", "`since` is a time in UTC", "?since=2027-01-10T00:00:00Z");
        }
    }
}
