package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.OrderId.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cells there are, how each must end, and which a commit has. */
class CellsTest {
    private static final List<Planned> PLAN = plan();

    private static List<Planned> plan() {
        List<Planned> all = new ArrayList<>();
        List<String> forward = List.of(
                "preflight", "fetch", "copy", "close-doors", "backup", "drill", "migrate", "probe", "open-doors");
        for (String verb : forward) all.add(planned(Kind.DO, all.size(), verb));
        for (String verb : List.of("keep", "restore", "restart", "prove", "open-doors")) {
            all.add(planned(Kind.BACK, all.size(), verb));
        }
        all.add(planned(Kind.STOP, 6, "stop"));
        return all;
    }

    private static Planned planned(Kind kind, int index, String verb) {
        boolean command =
                List.of("close-doors", "migrate", "restart", "open-doors").contains(verb);
        return new Planned(kind, index, verb, verb, command ? verb + "-1" : "");
    }

    @ParameterizedTest
    @CsvSource({
        // a job lives on
        "kill-participants/during/forward:migrate, succeeded",
        "kill-participants/after/forward:migrate, succeeded",
        "kill-participants/before/forward:backup, succeeded",
        "kill-participants/saved/forward:copy, succeeded",
        // its end is not seen
        "kill-participants/begun/forward:migrate, rolled-back",
        "kill-participants/during/forward:backup, rolled-back",
        "kill-participants/after/forward:copy, not-started",
        "kill-participants/begun/forward:fetch, not-started",
        "kill-participants/begun/forward:open-doors, succeeded",
        "kill-participants/during/way-back:restore, rolled-back",
        "jobs-gone/during/forward:migrate, rolled-back",
        "jobs-gone/before/forward:migrate, succeeded",
        "jobs-gone/after/forward:drill, succeeded",
        "reboot-host/during/forward:close-doors, rolled-back",
        "reboot-host/after/forward:migrate, succeeded",
        // nothing is lost
        "kill-database/during/forward:copy, succeeded",
        "halt-orchestrator/decided/way-back:prove, rolled-back",
        "forge-answers/during/forward:migrate, succeeded",
        "repeat-orders/before/forward:migrate, succeeded",
        // a person wants it back
        "roll-back/before/forward:close-doors, not-started",
        "roll-back/during/forward:close-doors, rolled-back",
        "roll-back/after/forward:fetch, not-started",
        "roll-back/before/forward:open-doors, succeeded",
        "roll-back/after/forward:probe, rolled-back",
        "way-back-fails-always/during/way-back:restart, rolled-back",
    })
    void eachCellSaysHowItsRunMustEnd(String name, String end) {
        Cell cell = Cells.of(PLAN).possible().stream()
                .filter(c -> c.toString().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(cell.end()).hasToString(end);
    }

    @Test
    void everyOrderIsThereUnderEveryFaultOrARuleSaysWhyNot() {
        Cells cells = Cells.of(PLAN);
        int moments = List.of(Fault.values()).stream()
                .mapToInt(f -> f.moments().size())
                .sum();
        int impossible = cells.impossible().values().stream().mapToInt(i -> i).sum();
        assertThat(cells.possible().size() + impossible).isEqualTo(moments * PLAN.size());
        assertThat(cells.possible()).doesNotHaveDuplicates();
    }

    @Test
    void theGroupsHoldEachCellOnce() {
        List<Cell> all = Cells.of(PLAN).possible();
        assertThat(Choice.groups(all).values().stream()
                        .flatMap(group -> Chain.of(group, 4).stream())
                        .flatMap(chain -> chain.cells().stream()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aRunComesToEachCellOfItsChain() {
        for (List<Cell> group : Choice.groups(Cells.of(PLAN).possible()).values()) {
            for (Chain chain : Chain.of(group, 4)) {
                List<Cell> before = chain.cells().subList(0, chain.cells().size() - 1);
                assertThat(chain.cells()).hasSizeLessThanOrEqualTo(4);
                assertThat(chain.cells().stream().map(c -> c.order().place()))
                        .isSorted()
                        .doesNotHaveDuplicates();
                assertThat(before).noneMatch(Cell::leaves);
                if (chain.goesBack())
                    assertThat(before.stream().map(Cell::order))
                            .noneMatch(o -> !o.goesBack()
                                    && List.of("probe", "open-doors").contains(o.verb()));
            }
        }
    }

    @Test
    void aRunIsSharedByManyCells() {
        List<Cell> kills = Choice.groups(Cells.of(PLAN).possible()).get("kill-database");
        assertThat(Chain.of(kills, 4)).hasSizeLessThan(kills.size() / 2);
    }

    @Test
    void overManyCommitsEachGroupIsRun() {
        List<Cell> all = Cells.of(PLAN).possible();
        int groups = Choice.groups(all).size();
        List<List<String>> drawn = IntStream.range(0, 200)
                .mapToObj(commit ->
                        List.copyOf(new Choice("", "commit" + commit).among(all).keySet()))
                .toList();
        assertThat(drawn).allMatch(d -> d.size() == (groups + 9) / 10);
        assertThat(drawn.stream().flatMap(List::stream).distinct()).hasSize(groups);
    }
}
