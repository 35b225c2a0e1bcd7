package dev.drydock.orchestrator.http;

import dev.drydock.contract.Progress;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.live.Live;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import dev.drydock.orchestrator.store.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * A run as it goes: the whole at once and at each change, output in between, and an end. Who may not see it any more is not shown
 * the rest of it.
 */
@ApplicationScoped
class Watch {
    /** News of another replica's doing does not come here by itself. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Store store;
    private final Tokens tokens;
    private final Clock clock;
    private final Live live;

    Watch(Store store, Tokens tokens, Clock clock, Live live) {
        this.tokens = tokens;
        this.clock = clock;
        this.store = store;
        this.live = live;
    }

    /**
     * @param stamp another one each time that something is new
     * @param view null: nothing is
     */
    private record Seen(String stamp, RunView view) {}

    Multi<OutboundSseEvent> run(String id, Sse sse, Recognized.Known by) {
        Multi<Live.News> looks =
                Multi.createFrom().ticks().every(LOOK).onOverflow().drop().map(t -> new Live.News(id, null));
        String[] stamp = {""};
        return Multi.createBy()
                .merging()
                .streams(looks, live.of(id), Multi.createFrom().item(new Live.News(id, null)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMultiAndConcatenate(
                        n -> n.output() == null ? changed(id, stamp, sse, by) : output(n.output(), sse))
                .select()
                .first(e -> !"closed".equals(e.getName()));
    }

    private Multi<OutboundSseEvent> output(Progress p, Sse sse) {
        return Multi.createFrom()
                .item(event(
                        sse,
                        "output",
                        Map.of("order", p.order().toString(), "lines", p.lines(), "percent", p.percent())));
    }

    private Multi<OutboundSseEvent> changed(String id, String[] last, Sse sse, Recognized.Known by) {
        if (!good(by)) return Multi.createFrom().item(event(sse, "closed", ""));
        Seen now = QuarkusTransaction.requiringNew().call(() -> {
            RunRow run = store.find(RunRow.class, id).orElseThrow();
            String stamp = run.version + " " + JourneyView.of(run, store);
            return new Seen(stamp, stamp.equals(last[0]) ? null : RunView.of(run, store));
        });
        if (now.view() == null) return Multi.createFrom().empty();
        last[0] = now.stamp();
        OutboundSseEvent run = event(sse, "run", now.view());
        if (!over(now.view())) return Multi.createFrom().item(run);
        return Multi.createFrom()
                .items(run, event(sse, "end", Map.of("state", now.view().state())), event(sse, "closed", ""));
    }

    private boolean good(Recognized.Known by) {
        if (by.token().isEmpty()) return by.expires() == null || by.expires().isAfter(clock.instant());
        return QuarkusTransaction.requiringNew().call(() -> tokens.good(by.token()));
    }

    /** Of a hop not before it is known what follows it. */
    private static boolean over(RunView run) {
        return run.ended() != null && (run.journey() == null || !run.journey().goesOnAfter(run.id()));
    }

    private static OutboundSseEvent event(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
