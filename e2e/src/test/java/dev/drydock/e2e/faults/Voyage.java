package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId;
import dev.drydock.e2e.Api;
import dev.drydock.e2e.faults.MatrixSite.Line;
import java.util.List;
import java.util.Set;

/**
 * One run of a soak that is over.
 *
 * @param first what was seen of the site before its first run, and {@code before} before this one
 */
record Voyage(
        MatrixSite site, Trip trip, List<String> first, List<String> before, String run, String state, List<Line> lines)
        implements Subject {
    private static final Set<String> BACK = Set.of("rolled-back", "not-started");

    @Override
    public int drills() {
        return trip.drills();
    }

    /** It goes back where one of its commands fails, or where a fault took an order's end away. */
    @Override
    public void endedWell() {
        if (trip != Trip.FAILS && state.equals("succeeded")) return;
        assertThat(state).as(() -> Api.told(run)).isIn(BACK);
        if (trip == Trip.FAILS && state.equals("rolled-back")) return;
        assertThat(Orders.of(run).rows()).as(() -> "why: " + Api.told(run)).anyMatch(o -> o.said()
                .equals("interrupted"));
    }

    @Override
    public void content() {
        assertThat(lines.stream().map(Line::order).filter(o -> !o.equals("-")).map(o -> OrderId.of(o)
                        .run()))
                .as("whose orders were worked on")
                .allMatch(run::equals);
        if (!state.equals("succeeded")) assertThat(site.seen()).isEqualTo(before);
        else if (trip == Trip.UPGRADE) site.upgradedOnce();
        else assertThat(site.seen()).isEqualTo(trip == Trip.DOWNGRADE ? first : before);
    }

    @Override
    public String toString() {
        return site.name() + " " + trip + " run " + run + " " + state;
    }
}
