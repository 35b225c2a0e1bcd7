package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.plan.Compiled;
import dev.drydock.orchestrator.plan.Compiler;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.site.Planner.Planned;
import dev.drydock.orchestrator.store.JourneyRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a journey goes from a hop that ended well. */
class TravellerTest {
    private static final Version FIRST = Fixtures.tag("v1.1");
    private static final Traveller.Stop STOP = new Traveller.Stop(
            "r-1",
            "small-one",
            new Journeys.Wish(new Planner.Upgrade("v1.2", false, null, null, true), "admin", "ticket 7", null),
            "r-1",
            "succeeded",
            FIRST);

    @Test
    void on_to_what_is_planned_from_where_it_brought_the_site() {
        Planned.Ready ready = planned("1.1");

        assertThat(Traveller.next(STOP, ready)).isEqualTo(new Traveller.Next.Hop(ready));
    }

    @Test
    void no_further_where_it_is() {
        assertThat(Traveller.next(STOP, new Planned.There(Fixtures.tag("v1.2"))))
                .isEqualTo(new Traveller.Next.Over(JourneyRow.ARRIVED, null, null));
    }

    @ParameterizedTest
    @CsvSource({"v1.0", "v1.1.1"})
    void no_further_where_somebody_has_changed_the_site_since(String here) {
        assertThat(Traveller.next(STOP, planned(here)))
                .isEqualTo(new Traveller.Next.Over(
                        JourneyRow.STOPPED,
                        "the site is at " + here + ", and run r-1 had brought it to v1.1: somebody changed it",
                        "`drydock upgrade small-one --to v1.2 --hops` goes on from there"));
    }

    static Planned.Ready planned(String here) {
        Found.Seen seen = new Found.Seen(
                new Version(here, "f".repeat(40)),
                Fixtures.tags("v1.0", "v1.1", "v1.1.1", "v1.2"),
                List.of(),
                "/var/jobs",
                0);
        Compiled compiled = Compiler.upgrade(
                "r-2", Fixtures.recipe("small"), Fixtures.site("small-one"), seen, Fixtures.tag("v1.2"), false);
        return new Planned.Ready(((Compiled.Ok) compiled).plan(), 0, List.of());
    }
}
