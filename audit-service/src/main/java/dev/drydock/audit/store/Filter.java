package dev.drydock.audit.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Which events; null: whichever. */
public record Filter(String run, String site, String type, String actor, Instant since, Instant until) {
    public static final Filter ALL = new Filter(null, null, null, null, null, null);

    private static final String PREFIX = "dev.drydock.";

    String where() {
        StringBuilder where = new StringBuilder("true");
        if (run != null) where.append(" and run = ?");
        if (site != null) where.append(" and site = ?");
        if (type != null) where.append(" and type = ?");
        if (actor != null) where.append(" and actor = ?");
        if (since != null) where.append(" and time >= ?");
        if (until != null) where.append(" and time < ?");
        return where.toString();
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>();
        if (run != null) values.add(run);
        if (site != null) values.add(site);
        // step.done stands for dev.drydock.step.done.v1
        if (type != null) values.add(type.startsWith(PREFIX) ? type : PREFIX + type + ".v1");
        if (actor != null) values.add(actor);
        if (since != null) values.add(since.atOffset(ZoneOffset.UTC));
        if (until != null) values.add(until.atOffset(ZoneOffset.UTC));
        return values;
    }
}
