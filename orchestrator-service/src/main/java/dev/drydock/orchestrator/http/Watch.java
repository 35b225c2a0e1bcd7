package dev.drydock.orchestrator.http;

import dev.drydock.contract.Progress;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.live.Live;
import dev.drydock.orchestrator.store.Store;
import dev.drydock.orchestrator.store.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A run as it goes: the whole at once and at each change, what the record says in between, output, and an end. Who may not see it
 * any more is not shown the rest of it.
 */
@ApplicationScoped
public class Watch {
    /** News of another replica's doing does not come here by itself. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** So many wait for a reader before it is too slow. */
    private static final int WAITING = 16;

    private final Store store;
    private final Tokens tokens;
    private final Clock clock;
    private final Live live;
    private final Streams streams;

    Watch(Store store, Tokens tokens, Clock clock, Live live, Streams streams) {
        this.tokens = tokens;
        this.clock = clock;
        this.store = store;
        this.live = live;
        this.streams = streams;
    }

    private sealed interface News {
        record Look() implements News {}

        record Said(Progress output) implements News {}

        record TooSlow() implements News {}
    }

    /** @return null: from now on */
    public static Long after(String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) return null;
        if (lastEventId.matches("[0-9]{1,18}")) return Long.valueOf(lastEventId);
        throw Problems.bad(
                "last-event-id",
                "Last-Event-ID is not right",
                "it is the number of an event of this stream",
                "give the `id` that came last, or none to see the run as it is now");
    }

    /** @param after the last of the record that was seen; null: what was before does not matter */
    public Multi<OutboundSseEvent> run(String id, Long after, Events events, Recognized.Known by) {
        return run(id, after, events, by, () -> true);
    }

    /** @param still whether who watches is still there */
    public Multi<OutboundSseEvent> run(
            String id, Long after, Events events, Recognized.Known by, BooleanSupplier still) {
        Runnable over = streams.open(by.token() + " " + by.who().name());
        WatchedRun run = new WatchedRun(id, after);
        Multi<News> looks =
                Multi.createFrom().ticks().every(LOOK).onOverflow().drop().map(t -> new News.Look());
        Multi<News> said = live.of(id)
                .map(n -> n.output() == null ? (News) new News.Look() : new News.Said(n.output()))
                .onFailure(BackPressureFailure.class)
                .recoverWithItem(new News.TooSlow());
        return Multi.createBy()
                .merging()
                .withRequests(WAITING)
                .streams(Multi.createFrom().item((News) new News.Look()), looks, said)
                .emitOn(Infrastructure.getDefaultWorkerPool(), WAITING)
                .onItem()
                .transformToMultiAndConcatenate(n -> Multi.createFrom()
                        .iterable(good(by) && still.getAsBoolean() ? sent(n, run, events) : List.of(events.last())))
                .select()
                .first(e -> !events.isLast(e))
                .onTermination()
                .invoke(over);
    }

    private List<OutboundSseEvent> sent(News news, WatchedRun run, Events events) {
        return switch (news) {
            case News.Said(Progress p) -> List.of(events.output(p));
            case News.TooSlow slow -> List.of(events.tooSlow(run.told()), events.last());
            case News.Look look -> {
                WatchedRun.Seen seen = QuarkusTransaction.requiringNew().call(() -> run.look(store));
                List<OutboundSseEvent> all = new ArrayList<>();
                seen.told().forEach(entry -> all.add(events.record(entry)));
                if (seen.view() != null) all.add(events.run(run.told(), seen.view()));
                if (seen.over()) all.addAll(List.of(events.end(seen.view()), events.last()));
                if (all.isEmpty()) all.addAll(events.beat());
                yield all;
            }
        };
    }

    private boolean good(Recognized.Known by) {
        if (by.expires() != null && !by.expires().isAfter(clock.instant())) return false;
        return by.token().isEmpty() || QuarkusTransaction.requiringNew().call(() -> tokens.good(by.token()));
    }
}
