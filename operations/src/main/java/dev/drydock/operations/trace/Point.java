package dev.drydock.operations.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a run's trace. Made of the ids of run and order and of nothing else: whoever has the order knows where it belongs,
 * after a crash, on another replica, and whatever a header says. See docs/adr/0026-traces.md.
 */
public record Point(String trace, String span) {
    /** W3C Trace Context; of HTTP and of Kafka's records. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final Pattern NOTHING = Pattern.compile("0+");

    /** Where a run begins: the root of its trace. */
    public static Point begin(String run) {
        return of(run, "begin");
    }

    public static Point run(String run) {
        return of(run, "run");
    }

    /** @param order RUN/STEP/KIND/ATTEMPT */
    public static Point order(String order) {
        return of(runOf(order), "order " + order);
    }

    public static Point work(String order) {
        return of(runOf(order), "work " + order);
    }

    static Point of(String run, String what) {
        HexFormat hex = HexFormat.of();
        return new Point(
                hex.formatHex(digest("drydock run " + run), 0, 16),
                hex.formatHex(digest("drydock span " + what + " of " + run), 0, 8));
    }

    static String runOf(String order) {
        int end = order.indexOf('/');
        return end < 0 ? order : order.substring(0, end);
    }

    /** What somebody else says they are at; anything but the exact form is as good as nothing. */
    static Optional<Point> read(String header) {
        if (header == null) return Optional.empty();
        Matcher m = FORM.matcher(header);
        if (!m.matches()
                || NOTHING.matcher(m.group(1)).matches()
                || NOTHING.matcher(m.group(2)).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Point(m.group(1), m.group(2)));
    }

    public String header() {
        return "00-" + trace + "-" + span + "-01";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
