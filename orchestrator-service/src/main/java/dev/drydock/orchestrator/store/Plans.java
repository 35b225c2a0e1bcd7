package dev.drydock.orchestrator.store;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.saga.Plan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A frozen plan never changes, so it need be read from its JSON only once while its run goes on. */
final class Plans {
    private static final int MOST = 512;
    private static final Map<String, Plan> READ = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > MOST;
        }
    });

    private Plans() {}

    /** That of a run which has ended is read when somebody asks, and not kept. */
    static Plan ended(String run, String json) {
        Plan known = READ.remove(run);
        return known != null ? known : Wire.stored(json, Plan.class);
    }

    static Plan of(String run, String json) {
        Plan known = READ.get(run);
        if (known != null) return known;
        Plan read = Wire.stored(json, Plan.class);
        READ.put(run, read);
        return read;
    }
}
