package dev.drydock.orchestrator.http;

import dev.drydock.contract.Progress;
import dev.drydock.orchestrator.live.Live;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;

/** A run as it goes: the whole at once and at each change, output in between, and an end. */
@ApplicationScoped
class Watch {
    /** News of another replica's doing does not come here by itself. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Store store;
    private final Live live;

    Watch(Store store, Live live) {
        this.store = store;
        this.live = live;
    }

    /** What may be new: its output, or (null) itself. */
    private record Seen(long version, RunView view) {}

    Multi<OutboundSseEvent> run(String id, Sse sse) {
        Multi<Live.News> looks =
                Multi.createFrom().ticks().every(LOOK).onOverflow().drop().map(t -> new Live.News(id, null));
        long[] version = {-1};
        return Multi.createBy()
                .merging()
                .streams(looks, live.of(id), Multi.createFrom().item(new Live.News(id, null)))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMultiAndConcatenate(
                        n -> n.output() == null ? changed(id, version, sse) : output(n.output(), sse))
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

    private Multi<OutboundSseEvent> changed(String id, long[] last, Sse sse) {
        Seen now = QuarkusTransaction.requiringNew().call(() -> {
            RunRow run = store.find(RunRow.class, id).orElseThrow();
            if (run.version == last[0]) return new Seen(run.version, null);
            return new Seen(run.version, RunView.of(run, store.ordersOf(id), store.now()));
        });
        if (now.view() == null) return Multi.createFrom().empty();
        last[0] = now.version();
        OutboundSseEvent run = event(sse, "run", now.view());
        if (now.view().ended() == null) return Multi.createFrom().item(run);
        return Multi.createFrom()
                .items(run, event(sse, "end", Map.of("state", now.view().state())), event(sse, "closed", ""));
    }

    private static OutboundSseEvent event(Sse sse, String name, Object data) {
        return sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build();
    }
}
