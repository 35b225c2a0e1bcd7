package dev.drydock.orchestrator.run;

import dev.drydock.orchestrator.store.RunRow;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A run that this Drydock cannot read, such as a newer one's, holds up none of the others. */
public final class Readable {
    private static final Logger LOG = Logger.getLogger(Readable.class);

    private Readable() {}

    /** @return empty also where the run cannot be read */
    public static <T> Optional<T> of(RunRow run, Supplier<Optional<T>> what) {
        try {
            return what.get();
        } catch (RuntimeException e) {
            LOG.errorf("run left as it is, for it cannot be read run=%s cause=%s", run.id, e);
            return Optional.empty();
        }
    }
}
