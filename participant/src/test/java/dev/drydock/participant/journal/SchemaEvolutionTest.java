package dev.drydock.participant.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.wire.Wire;
import dev.drydock.participant.messaging.Answers;
import dev.drydock.parts.Released;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A participant is upgraded in the middle of an order, from each version of its journal that there was. */
class SchemaEvolutionTest {
    private static final Room PLENTY = new Room(10, 10);

    static Stream<Arguments> lives() {
        return Released.all().stream().flatMap(r -> Arrays.stream(Family.values())
                .flatMap(f -> r.versions(f.word()).stream().map(v -> Arguments.of(r, f, v))));
    }

    @ParameterizedTest(name = "{0}, {1} with the tables of V{2}")
    @MethodSource("lives")
    void what_it_left_is_read_and_its_order_goes_on(Released released, Family family, String version) {
        Db db = new Db(Database.grown(version, source -> released.fill(family.word(), source)), new Patience());
        Owner owner = new Owner("1", "the process after it");
        Leases leases = new Leases(db, owner, 15);

        leases.takeBack();
        List<Claim> claims = leases.claim(PLENTY);

        assertThat(claims).hasSize(family == Family.MIGRATION ? 1 : 0).allSatisfy(c -> {
            Order order = Wire.stored(new String(c.value(), UTF_8), Order.class);
            assertThat(order.work().verb()).isEqualTo("migrate");
            assertThat(c.begunBefore()).as("so it is attached to, not begun").isTrue();
        });
        List<byte[]> ended =
                db.once(c -> Rows.list(c, r -> r.getBytes(1), "select answer from journal where ended_at is not null"));
        assertThat(ended)
                .hasSize((int) released.rows(family.word(), "journal") - claims.size())
                .isNotEmpty()
                .allSatisfy(answer -> assertThat(Answers.read(answer).last()).isTrue());
        assertThat(Figures.of(db).waiting()).isEqualTo(claims.size());
    }
}
