package dev.drydock.operations.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that has happened, from when to when. What it tells are ids, verbs, routes and outcomes: no query, no output, no
 * reason, no name of a person.
 *
 * @param above nobody: the trace's root
 * @param link where whoever asked for it was, in a trace of theirs
 */
public record Span(
        Point point,
        Optional<Point> above,
        Optional<Point> link,
        Kind kind,
        String name,
        Instant from,
        Instant to,
        boolean failed,
        Map<String, String> facts) {

    enum Kind {
        SERVER,
        PRODUCER,
        CONSUMER,
        INTERNAL
    }

    /**
     * The request that began a run.
     *
     * @param route with the names of its parameters, not their values
     * @param caller their traceparent, as it came
     */
    public static Span request(String run, String method, String route, String caller, Instant from, Instant to) {
        return new Span(
                Point.begin(run),
                Optional.empty(),
                Point.read(caller),
                Kind.SERVER,
                method + " " + route,
                from,
                to,
                false,
                facts(run, "http.request.method", method, "http.route", route));
    }

    /** A run that nobody's request began: by a policy, a rollout, a journey, the clock. */
    public static Span begin(String run, Instant at) {
        return new Span(
                Point.begin(run),
                Optional.empty(),
                Optional.empty(),
                Kind.INTERNAL,
                "begin",
                at,
                at,
                false,
                facts(run));
    }

    /** From its beginning to its end. */
    public static Span run(String run, String kind, String site, String outcome, Instant from, Instant to) {
        return below(Point.begin(run), Point.run(run), Kind.INTERNAL, "run " + kind, from, to)
                .with(!outcome.equals("succeeded"), facts(run, "drydock.site", site, "drydock.outcome", outcome));
    }

    /** From its sending to its end, however often it was asked for. */
    public static Span order(String order, String topic, String verb, String said, Instant from, Instant to) {
        return below(run(order), Point.order(order), Kind.PRODUCER, "order " + verb, from, to)
                .with(!said.equals("done"), ofOrder(order, said, "messaging.destination.name", topic));
    }

    /** What a participant does on it. */
    public static Span work(String order, String verb, String said, boolean again, Instant from, Instant to) {
        return below(Point.order(order), Point.work(order), Kind.CONSUMER, "work " + verb, from, to)
                .with(!said.equals("done"), ofOrder(order, said, "drydock.again", Boolean.toString(again)));
    }

    /** A process on the site, as far as this participant has seen it. */
    public static Span job(String order, String how, boolean failed, Instant from, Instant to) {
        Point point = Point.of(Point.runOf(order), "job " + order + " " + from);
        return below(Point.work(order), point, Kind.INTERNAL, "job", from, to)
                .with(failed, facts(Point.runOf(order), "drydock.order", order, "drydock.ended", how));
    }

    /** From when the answer has come to when what follows from it is saved and sent. */
    public static Span answer(String order, String verb, String said, Instant from, Instant to) {
        Point point = Point.of(Point.runOf(order), "answer " + order);
        return below(Point.work(order), point, Kind.CONSUMER, "answer " + verb, from, to)
                .with(false, ofOrder(order, said, "messaging.destination.name", "drydock.answers"));
    }

    private static Point run(String order) {
        return Point.run(Point.runOf(order));
    }

    private static Span below(Point above, Point point, Kind kind, String name, Instant from, Instant to) {
        return new Span(point, Optional.of(above), Optional.empty(), kind, name, from, to, false, Map.of());
    }

    private Span with(boolean isFailed, Map<String, String> told) {
        return new Span(point, above, link, kind, name, from, to, isFailed, told);
    }

    private static Map<String, String> ofOrder(String order, String said, String key, String value) {
        return facts(
                Point.runOf(order),
                "messaging.system",
                "kafka",
                "drydock.order",
                order,
                "drydock.said",
                said,
                key,
                value);
    }

    private static Map<String, String> facts(String run, String... more) {
        Map<String, String> facts = new TreeMap<>(Map.of("drydock.run", run));
        for (int i = 0; i < more.length; i += 2) facts.put(more[i], more[i + 1]);
        return facts;
    }
}
