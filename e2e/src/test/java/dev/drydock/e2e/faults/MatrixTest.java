package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.tests.Draw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
        return Choice.of(System.getProperties()).among(cells.possible()).stream()
                .map(MatrixTest::batch);
    }

    /** Its sites are made, held, hit and judged when its first cell is asked for. */
    private static DynamicNode batch(List<Cell> cells) {
        Batch batch = new Batch(cells.getFirst().fault(), cells.getFirst().moment(), cells);
        return DynamicContainer.dynamicContainer(
                batch.toString(),
                Stream.of(batch).flatMap(b -> b.run().entrySet().stream()).map(MatrixTest::cell));
    }

    private static DynamicNode cell(Map.Entry<Cell, List<String>> found) {
        String name = found.getKey().toString();
        return DynamicTest.dynamicTest(
                name, () -> assertThat(found.getValue()).as(name).isEmpty());
    }

    /** Which of the cells are run, batch by batch. */
    record Choice(String cell, String seed) {
        /** What a commit's share is of, until the whole matrix has been seen green. */
        private static final Pattern SHARED = Pattern.compile("kill-[a-z]+/during");

        private static final int MOST = 4;

        static Choice of(java.util.Properties p) {
            return new Choice(p.getProperty("faults.cell", ""), p.getProperty("faults.tenth", ""));
        }

        List<List<Cell>> among(List<Cell> cells) {
            Pattern name = Pattern.compile(cell);
            Map<String, List<Cell>> batches = new LinkedHashMap<>();
            cells.stream().filter(c -> name.matcher(c.toString()).lookingAt()).forEach(c -> batches.computeIfAbsent(
                            c.fault() + "/" + c.moment(), k -> new ArrayList<>())
                    .add(c));
            List<String> drawn = seed.isEmpty()
                    ? List.copyOf(batches.keySet())
                    : batches.keySet().stream()
                            .filter(SHARED.asMatchPredicate())
                            .sorted(Draw.by(seed, b -> b))
                            .limit(1)
                            .toList();
            Figures.say(
                    "%s: %s",
                    seed.isEmpty() ? "all batches" : "of one batch " + MOST + " cells, seed " + seed,
                    String.join(", ", drawn));
            batches.keySet().retainAll(drawn);
            assertThat(batches).as("cells whose names begin with " + cell).isNotEmpty();
            return batches.values().stream().map(this::some).toList();
        }

        /** Of a commit's share only so many, other ones for each seed. */
        private List<Cell> some(List<Cell> batch) {
            if (seed.isEmpty()) return batch;
            return batch.stream()
                    .sorted(Draw.by(seed, Cell::toString))
                    .limit(MOST)
                    .toList();
        }
    }
}
