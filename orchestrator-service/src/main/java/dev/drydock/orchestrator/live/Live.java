package dev.drydock.orchestrator.live;

import dev.drydock.contract.Progress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells those who watch that something is new. Whoever is too slow is cut off, and comes again for the whole. */
@ApplicationScoped
public class Live {
    /** @param output null: the run itself has changed */
    public record News(String run, Progress output) {}

    private final BroadcastProcessor<News> news = BroadcastProcessor.create();

    public void changed(List<String> runs) {
        runs.forEach(r -> tell(new News(r, null)));
    }

    public void output(Progress progress) {
        tell(new News(progress.order().run(), progress));
    }

    /** One at a time: a processor may not be fed from two threads at once. */
    private synchronized void tell(News n) {
        news.onNext(n);
    }

    public Multi<News> of(String run) {
        return news.filter(n -> n.run().equals(run)).onOverflow().buffer(256);
    }
}
