package dev.drydock.e2e.replicas;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.stack.Stack;
import dev.drydock.stack.process.Await;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People who begin one backup after the other, each of a site of their own, through whichever orchestrator answers. */
final class Load implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(120);

    private record Begun(String id) {}

    private final List<Api> orchestrators;
    private final Tables tables;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<List<String>>> streams = new ArrayList<>();
    private volatile boolean open = true;

    Load(Stack stack, Tables tables, List<String> orchestrators) {
        this.tables = tables;
        this.orchestrators = orchestrators.stream()
                .map(name -> new Api(new Target(URI.create(stack.url(name)), Optional.of(stack.token()), name)))
                .toList();
    }

    void on(String site) {
        streams.add(people.submit(() -> {
            List<String> runs = new ArrayList<>();
            while (open) {
                String run = begin(site);
                runs.add(run);
                if (!Await.until(LONG, () -> tables.ended(run))) throw new AssertionError(run + " does not end");
            }
            return runs;
        }));
    }

    /** One that is going down, or is not up yet, is passed by: the same key begins nothing twice. */
    private String begin(String site) {
        String key = UUID.randomUUID().toString();
        List<Reply> replies = new ArrayList<>();
        boolean over = Await.until(LONG, () -> {
            Api api = orchestrators.get(replies.size() % orchestrators.size());
            replies.add(api.post(Api.path("sites", site, "runs"), Map.of("kind", "backup", "open", true), key));
            return !(replies.getLast() instanceof Reply.Bad b && b.passing());
        });
        if (over && replies.getLast() instanceof Reply.Good good)
            return good.as(Begun.class).id();
        throw new AssertionError("a run on " + site + " was refused: " + replies.getLast());
    }

    /** No more are begun. @return all that were, when they have ended */
    List<String> end() throws Exception {
        open = false;
        List<String> runs = new ArrayList<>();
        for (Future<List<String>> stream : streams) runs.addAll(stream.get());
        return runs;
    }

    @Override
    public void close() {
        open = false;
        people.shutdownNow();
    }
}
