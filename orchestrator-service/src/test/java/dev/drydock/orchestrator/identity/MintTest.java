package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Event;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.run.Registers;
import dev.drydock.orchestrator.store.Database;
import dev.drydock.orchestrator.store.Store;
import dev.drydock.orchestrator.store.TokenRow;
import dev.drydock.stack.process.Await;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens as they lie in a real database. */
@Tag("real")
class MintTest {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Database database = new Database();

    @AfterEach
    void close() {
        database.close();
    }

    private <T> T mint(Function<Mint, T> work) {
        return database.both(
                (store, tokens) -> work.apply(new Mint(store, tokens, Registers.of(store), new Ids(CLOCK))));
    }

    private Optional<Mint.Made> make(String name, Duration lasts) {
        return mint(m -> m.make(wish(name, lasts), "ann"));
    }

    private boolean revoke(String id, String by) {
        return mint(m -> m.revoke(id, by));
    }

    private TokenRow row(String id) {
        return database.ask(s -> s.find(TokenRow.class, id)).orElseThrow();
    }

    private static Mint.Wish wish(String name, Duration lasts) {
        return new Mint.Wish(name, Role.OPERATOR, Labels.read("team=peering").orElseThrow(), lasts);
    }

    private List<Event> told() {
        return database.ask(store -> store.recordOf(Register.CHAIN)).stream()
                .map(r -> Wire.stored(new String(r.value, StandardCharsets.UTF_8), Event.class))
                .toList();
    }

    @Test
    void of_the_secret_only_the_hash_is_kept_and_nothing_is_told() {
        Mint.Made made = make("ci", null).orElseThrow();

        TokenRow row = row(made.row().id);
        String chance = made.secret().substring(made.secret().lastIndexOf('_') + 1);
        assertThat(row.hash).isEqualTo(Secret.hash(made.secret())).doesNotContain(chance);
        assertThat(List.of(row.name, row.role, row.scope, row.createdBy))
                .containsExactly("ci", "operator", "team=peering", "ann");
        assertThat(told()).singleElement().satisfies(e -> {
            assertThat(e.type()).isEqualTo("dev.drydock.token.created.v1");
            assertThat(List.of(e.subject(), e.actor())).containsExactly("ci", "ann");
            assertThat(Wire.text(e)).contains(row.id).doesNotContain(chance, row.hash);
        });
    }

    @Test
    void a_name_is_used_once_until_its_token_is_revoked() {
        String first = make("ci", null).orElseThrow().row().id;

        assertThat(make("ci", null)).isEmpty();
        assertThat(revoke(first, "ben")).isTrue();
        assertThat(make("ci", null)).isPresent();
        assertThat(told())
                .extracting(Event::type, Event::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dev.drydock.token.created.v1", "ann"),
                        org.assertj.core.groups.Tuple.tuple("dev.drydock.token.revoked.v1", "ben"),
                        org.assertj.core.groups.Tuple.tuple("dev.drydock.token.created.v1", "ann"));
    }

    @Test
    void or_until_it_has_expired() {
        make("ci", Duration.ofNanos(1_000));

        Optional<Mint.Made> again = make("ci", null);

        assertThat(again).isPresent();
        Instant now = database.ask(Store::now);
        List<String> states =
                database.page(p -> p.tokens(null, 9).map(r -> r.state(now)).rows());
        assertThat(states).containsExactlyInAnyOrder("live", "expired");
    }

    @Test
    void of_several_who_want_one_name_at_once_one_gets_it() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> one = () -> make("ci", null).isPresent();
            var all = threads.invokeAll(Stream.generate(() -> one).limit(6).toList());

            long made = 0;
            for (var future : all) if (future.get()) made++;
            assertThat(made).isEqualTo(1);
        }
    }

    @Test
    void who_makes_one_and_who_revokes_it_are_not_in_each_others_way() throws Exception {
        String id = make("ci", Duration.ofNanos(1_000)).orElseThrow().row().id;
        CompletableFuture<Boolean> revoked = new CompletableFuture<>();

        database.both((store, tokens) -> {
            store.lockChain(Register.CHAIN);
            revoked.completeAsync(() -> revoke(id, "ben"));
            assertThat(Await.until(Duration.ofSeconds(10), () -> database.waiting() > 0))
                    .isTrue();
            tokens.freeName("ci");
            return null;
        });

        assertThat(revoked.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void revoked_twice_it_is_told_once_and_unknown_it_is_not_told() {
        String id = make("ci", null).orElseThrow().row().id;

        assertThat(revoke(id, "ann")).isTrue();
        Instant when = row(id).revoked;
        assertThat(revoke(id, "ann")).isTrue();
        assertThat(revoke("nothing", "ann")).isFalse();

        assertThat(told()).hasSize(2);
        assertThat(row(id).revoked).isEqualTo(when);
    }

    @Test
    void its_last_use_is_written_once_a_minute() {
        String id = make("ci", null).orElseThrow().row().id;

        Instant first = used(id);
        Instant second = used(id);

        assertThat(first).isNotNull();
        assertThat(second).isEqualTo(first);
    }

    private Instant used(String id) {
        database.both((store, tokens) -> {
            tokens.used(List.of(id));
            return null;
        });
        return row(id).used;
    }
}
