package dev.drydock.orchestrator.console;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.http.RunView;
import dev.drydock.orchestrator.http.StatusApi;
import dev.drydock.orchestrator.identity.Who;
import dev.drydock.orchestrator.release.Behind;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values as people read them, for the templates. */
@TemplateExtension
public final class Say {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Say() {}

    public static String utc(Instant t) {
        return UTC.format(t);
    }

    /** The two may come from two clocks, so never negative. */
    public static String took(Instant from, Instant to) {
        long millis = Math.max(0, Duration.between(from, to).toMillis());
        return millis < 10_000 ? "%.1f s".formatted(Math.floor(millis / 100.0) / 10) : words(millis / 1_000);
    }

    /** What stands between backticks is to be typed. */
    public static RawString code(String text) {
        StringBuilder html = new StringBuilder();
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean typed = i % 2 == 1 && i < parts.length - 1;
            if (i > 0 && !typed && i % 2 == 1) html.append('`');
            html.append(typed ? "<code>" : "").append(escaped(parts[i])).append(typed ? "</code>" : "");
        }
        return new RawString(html.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String ago(Instant t, Instant now) {
        return words(Math.max(0, Duration.between(t, now).toSeconds())) + " ago";
    }

    public static String seconds(Double s) {
        return words(Math.round(s));
    }

    static String words(long s) {
        if (s < 60) return s + " s";
        if (s < 3_600) return s / 60 + " min " + s % 60 + " s";
        if (s < 172_800) return s / 3_600 + " h " + s / 60 % 60 + " min";
        return s / 86_400 + " days";
    }

    public static String text(Version v) {
        return v == null || v.name() == null && v.commit() == null
                ? ""
                : v.name() == null ? v.commit() : plain(v.name());
    }

    private static String plain(String name) {
        return Version.branch(name) ? name.substring(Version.BRANCH.length()) : name;
    }

    /** A type of the public record in words: {@code run.turned-back} is run turned back. */
    public static String happened(String type) {
        return type.replace('.', ' ').replace('-', ' ');
    }

    /** Of a hash as much as tells it from another on a page. */
    public static String brief(String hash) {
        return hash.substring(0, Math.min(12, hash.length())) + "…";
    }

    /** How far a site is behind the releases that were heard of. */
    public static String text(Behind b, Instant now) {
        return switch (b.standing()) {
            case "behind" -> b.newest() + ", known for " + days(b.since(), now);
            case "up-to-date" -> "none that was heard of";
            case "nothing-heard" -> "no release was heard of";
            default -> "cannot be told";
        };
    }

    private static String days(Instant since, Instant now) {
        long days = Math.max(0, Duration.between(since, now).toDays());
        return days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days";
    }

    /** For one part of a path, or a value of a query. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String size(Long bytes) {
        if (bytes < 1_000) return bytes + " B";
        double n = bytes;
        for (String unit : new String[] {"kB", "MB", "GB"}) {
            n /= 1_000;
            if (n < 999.5) return (n < 9.95 ? "%.1f " : "%.0f ").formatted(n) + unit;
        }
        return "%.1f TB".formatted(n / 1_000);
    }

    /** Where that version's notes are. @param address of the recipe, with {@code $version} in it */
    public static String notes(Version version, String address) {
        return address.replace("$version", URLEncoder.encode(version.name(), StandardCharsets.UTF_8));
    }

    /** Why this person may not approve what waits; null: nothing does, or they may. */
    public static String somebodyElse(RunView run, Who who) {
        return Deed.somebodyElse(run, who).orElse(null);
    }

    /** Where a run stands: only an upgrade has upgraded something, and not each that waits waits for a person. */
    public static String plainly(RunView run) {
        return switch (run.state()) {
            case "succeeded" -> run.kind().equals("upgrade") ? plainly("succeeded") : run.kind() + " done";
            case "not-started" -> notStarted(run.kind());
            case "waiting" -> Deed.needed(run) ? "waiting for a person" : "waiting";
            default -> plainly(run.state());
        };
    }

    /** What touches no site ends so too where it fails. */
    private static String notStarted(String kind) {
        return switch (kind) {
            case "drill" -> "not passed: nothing of the site was touched";
            case "prune" -> "not done: nothing of the site was touched";
            default -> plainly("not-started");
        };
    }

    /** Runs that wait or are stuck, and for which there was no room among those that are shown. */
    public static long more(StatusApi.StatusView status) {
        return status.runs().get("stuck")
                + status.runs().get("waiting")
                - status.atRest().size();
    }

    /** Runs that have not ended. */
    public static long open(StatusApi.StatusView status) {
        return status.runs().values().stream().mapToLong(Long::longValue).sum();
    }

    /** A state in words: {@code rolled-back} is as before. */
    public static String plainly(String state) {
        return switch (state) {
            case "succeeded" -> "upgraded and healthy";
            case "rolled-back" -> "rolled back: exactly as before";
            case "not-started" -> "not started: nothing was changed";
            case "resolved" -> "resolved by a person";
            case "stuck" -> "stuck: a person is needed";
            default -> state;
        };
    }

    public static String mark(String state) {
        return switch (state) {
            case "done", "succeeded" -> "✓";
            case "running" -> "▸";
            case "failed" -> "✗";
            case "refused", "stuck" -> "!";
            case "interrupted" -> "?";
            case "rolled-back" -> "↩";
            default -> "·";
        };
    }
}
