package dev.drydock.orchestrator.http;

import dev.drydock.contract.Progress;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.RecordRow;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is sent to one who watches. Of the record's entries, and of the run after them, the number is the event's id. */
public final class Events {
    private static final long BEAT = Duration.ofSeconds(15).toNanos();

    private final Sse sse;
    private final Shape shape;
    private final OutboundSseEvent last;
    private long sent = System.nanoTime();

    /** As what a run is sent. */
    public record Shape(MediaType type, Function<RunView, Object> of, boolean scripts) {
        static final Shape JSON = new Shape(MediaType.APPLICATION_JSON_TYPE, run -> run, false);

        /** For a page's script, which does not get to see comments. */
        public static Shape html(Function<RunView, Object> of) {
            return new Shape(MediaType.TEXT_HTML_TYPE, of, true);
        }
    }

    public Events(Sse sse, Shape shape) {
        this.shape = shape;
        this.sse = sse;
        this.last = sse.newEventBuilder().comment("closed").build();
    }

    /** Is not sent itself. */
    OutboundSseEvent last() {
        return last;
    }

    boolean isLast(OutboundSseEvent event) {
        return event == last;
    }

    OutboundSseEvent record(RecordRow entry) {
        try {
            return event("record", entry.sequence, Wire.JSON.readTree(entry.value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OutboundSseEvent run(long told, RunView view) {
        return event("run", told, shape.type(), shape.of().apply(view));
    }

    OutboundSseEvent output(Progress p) {
        return event("output", null, Map.of("order", p.order().toString(), "lines", p.lines(), "percent", p.percent()));
    }

    OutboundSseEvent end(RunView view) {
        return event("end", null, Map.of("state", view.state()));
    }

    OutboundSseEvent tooSlow(long told) {
        return event(
                "dropped",
                null,
                Map.of(
                        "reason",
                        "you read more slowly than the run writes, so the rest of its output is not kept for you",
                        "next",
                        "come again with `Last-Event-ID: " + told + "`: nothing of the record is missed"));
    }

    /** Now and then, so that a stream on which nothing happens is known to be there. */
    List<OutboundSseEvent> beat() {
        if (System.nanoTime() - sent < BEAT) return List.of();
        sent = System.nanoTime();
        OutboundSseEvent.Builder beat = sse.newEventBuilder();
        return List.of((shape.scripts() ? beat.name("beat").data("nothing new") : beat.comment("nothing new")).build());
    }

    private OutboundSseEvent event(String name, Long id, Object data) {
        return event(name, id, MediaType.APPLICATION_JSON_TYPE, data);
    }

    private OutboundSseEvent event(String name, Long id, MediaType type, Object data) {
        sent = System.nanoTime();
        OutboundSseEvent.Builder event =
                sse.newEventBuilder().name(name).mediaType(type).data(data);
        return (id == null ? event : event.id(String.valueOf(id))).build();
    }
}
