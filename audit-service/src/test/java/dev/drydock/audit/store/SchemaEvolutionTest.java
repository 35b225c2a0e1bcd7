package dev.drydock.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.parts.Released;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was kept by an earlier version is still the record, from each version of its tables that there was. */
@Tag("real")
class SchemaEvolutionTest {

    static Stream<Arguments> lives() {
        return Released.all().stream().flatMap(r -> r.versions("audit").stream().map(v -> Arguments.of(r, v)));
    }

    @ParameterizedTest(name = "{0} with the tables of V{1}")
    @MethodSource("lives")
    void what_it_kept_is_read_and_hangs_together(Released released, String version) {
        Database database = new Database(version, source -> released.fill("audit", source));

        List<Kept> kept = new Pages(database.db()).events(Filter.ALL, 0, 10_000);

        assertThat(kept).hasSize((int) released.rows("audit", "event")).isNotEmpty();
        Map<String, Kept> last = new HashMap<>();
        for (Kept k : kept) {
            Kept before = last.put(k.run(), k);
            assertThat(k.sequence()).isEqualTo(before == null ? 1 : before.sequence() + 1);
            if (before != null) assertThat(k.previous()).isEqualTo(before.hash());
            assertThat(dev.drydock.contract.wire.Signatures.sha256(k.value())).isEqualTo(k.hash());
        }
        assertThat(Tally.of(database.db()).evidence()).isZero();
    }
}
