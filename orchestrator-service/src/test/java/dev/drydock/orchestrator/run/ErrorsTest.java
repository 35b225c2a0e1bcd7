package dev.drydock.orchestrator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.saga.Ladder;
import dev.drydock.orchestrator.saga.Pending;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.saga.State;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.shows.Shows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the public record says of an error, and of the rungs of a repair. */
class ErrorsTest {
    private static final String HERE =
            """
            Migrating: 2021_10_04_000000_enforce
            \u001b[31mSQLSTATE[23000]: Integrity constraint violation: 1452 at /srv/one/app/Db.php:812 (id 9f86d081884c7d65)\u001b[0m
            SQLSTATE[23000]: and so on
            """;
    private static final String THERE =
            """
            Migrating: 2022_01_04_000000_other
            SQLSTATE[42000]:  Integrity constraint violation: 77 at /home/two/www/app/Db.php:9 (id 60303ae22b998861)
            """;

    @Test
    void theSameErrorHasTheSameSignatureWhereverItIs() {
        assertThat(Errors.essence(HERE))
                .contains("sqlstate[#]: integrity constraint violation: # at /:# (id #)")
                .isEqualTo(Errors.essence(THERE));
        assertThat(Errors.signature(HERE)).isEqualTo(Errors.signature(THERE)).isPresent();
        assertThat(Errors.signature("Error: no space left on device")).isNotEqualTo(Errors.signature(HERE));
    }

    @Test
    void whatStandsInQuotesIsASitesOwn() {
        assertThat(Errors.essence("ERROR: Duplicate entry 'anna@example.org' for key \"users_email\""))
                .contains("error: duplicate entry ? for key ?");
    }

    @Test
    void withoutALineThatSpeaksOfAnErrorItIsTheLast() {
        assertThat(Errors.essence("one\ntwo 2\n\n")).contains("two #");
        assertThat(Errors.essence(" \n")).isEmpty();
    }

    @Test
    @Shows(93)
    void whatNoCureKnowsIsPublishedWithItsSignatureAndNothingElse() {
        assertThat(told(0, new Said.Failed("exit 1", "", HERE)))
                .anySatisfy(e -> {
                    assertThat(e.type()).isEqualTo("cure.missed");
                    assertThat(e.data())
                            .containsEntry("name", "migrate")
                            .containsEntry("signature", Errors.signature(HERE).orElseThrow());
                })
                .noneSatisfy(e -> assertThat(e.data().toString()).contains("Integrity"));
    }

    @Test
    void whatACureKnowsIsNotCalledUnknown() {
        assertThat(told(0, new Said.Failed("exit 1", "", "ERROR: two of one name")))
                .extracting(Chronicle.Entry::type)
                .containsExactly("step.failed", "step.ordered");
    }

    @Test
    @Shows(92)
    void eachRungIsDoneFailedOrNotNeeded() {
        Said well = new Said.Done(new Found.Examined(List.of()));

        assertThat(rungs(1, Said.Done.nothing())).as("the check comes first").isEmpty();
        assertThat(rungs(2, new Said.Failed("exit 1", "", ""))).containsExactly("rung.failed cache");
        assertThat(rungs(2, new Said.Refused("no", ""))).containsExactly("rung.failed cache");
        assertThat(rungs(2, Said.Done.nothing())).containsExactly("rung.done cache");
        assertThat(rungs(4, Said.Done.nothing())).as("half of it").isEmpty();
        assertThat(rungs(5, Said.Done.nothing())).containsExactly("rung.done schema");
        assertThat(rungs(1, well)).containsExactly("rung.not-needed cache", "rung.not-needed schema");
        assertThat(rungs(3, well)).containsExactly("rung.not-needed schema");
        assertThat(rungs(6, well)).isEmpty();
    }

    private static List<String> rungs(int at, Said said) {
        return told(at, said).stream()
                .filter(e -> e.type().startsWith("rung."))
                .map(e -> e.type() + " " + e.data().get("name"))
                .toList();
    }

    private static List<Chronicle.Entry> told(int at, Said said) {
        OrderId id = new OrderId("R", at, OrderId.Kind.DO, 7);
        Pending pending = new Pending(id, Family.MIGRATION, new Work.Run(Command.of("x")), "migrate");
        State then = new State(new Position.At(at), 7, 1, Set.of(), false, Set.of(), null, Set.of(), "", false, "");
        return Chronicle.of(
                plan(),
                Optional.of(pending),
                new Happening("R", new Event.Answered(id, said), "migration", null),
                then,
                then,
                Optional.of(pending));
    }

    /** One step with a cure; before the second rung's two steps a check, as before the first. */
    private static Plan plan() {
        Cure cure = new Cure("names", "two of one name", "", Command.of("x"), Set.of(), Cure.Then.RETRY);
        Step step = new Step(
                "migrate", Family.MIGRATION, new Work.Run(Command.of("x")), Set.of(), true, false, List.of(cure));
        Version v = new Version("v1", "1".repeat(40));
        Place place = new Place("s", "/srv/s", "m", "", "/jobs", Map.of(), Map.of());
        Ladder ladder =
                new Ladder(List.of(new Ladder.Rung("cache", 1, 3, true), new Ladder.Rung("schema", 3, 6, false)));
        return new Plan(
                        "R",
                        "repair",
                        "x",
                        place,
                        v,
                        v,
                        List.of(step, step, step, step, step, step, step),
                        7,
                        List.of(),
                        false)
                .on(new Plan.Terms(null, null, List.of(), ladder));
    }
}
