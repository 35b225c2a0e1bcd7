package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The fault matrix. {@code -Dfaults.cell=PATTERN} runs the cells whose names begin so, {@code -Dfaults.tenth=SEED} a share of
 * them, as for each commit.
 */
@Tag("faults")
@Tag("cells")
class MatrixTest {

    @TestFactory
    Stream<DynamicNode> matrix() {
        Cells cells = Cells.of(Planned.of(MatrixSite.open().name(), MatrixSite.TO));
        cells.tell();
        Choice choice = Choice.of(System.getProperties());
        Map<String, List<Cell>> groups = choice.among(cells.possible());
        if (!choice.seed().isEmpty())
            Figures.say("a tenth of the groups, seed %s: %s", choice.seed(), String.join(", ", groups.keySet()));
        return groups.entrySet().stream().map(g -> batch(new Batch(g.getKey(), g.getValue())));
    }

    /** Its sites are made, held, hit and judged when its first cell is asked for. */
    private static DynamicNode batch(Batch batch) {
        return DynamicContainer.dynamicContainer(
                batch.toString(),
                Stream.of(batch).flatMap(b -> b.run().entrySet().stream()).map(MatrixTest::cell));
    }

    private static DynamicNode cell(Map.Entry<Cell, List<String>> found) {
        String name = found.getKey().toString();
        return DynamicTest.dynamicTest(
                name, () -> assertThat(found.getValue()).as(name).isEmpty());
    }
}
