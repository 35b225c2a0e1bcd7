package dev.drydock.orchestrator.closed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.store.Closures.Closure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SignsTest {
    private static final Instant START = Instant.parse("2027-01-10T01:00:00Z");
    private static final String SITE = "name: %s\nrecipe: harbour\nroot: /srv/harbour\n";
    private static final String SAYS = SITE + "visitors: { title: Closed at %1$s, until: 'Until {time}' }\n";

    private final List<Closure> closures = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = START;
    private Runnable during = () -> {};
    private int looks;
    private boolean broken;

    private final Signs signs = new Signs(
            () -> {
                looks++;
                during.run();
                if (broken) throw new IllegalStateException("no database");
                return List.copyOf(closures);
            },
            told::add,
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private void closed(String site, String file, String status, Integer usual) {
        closures.add(new Closure(
                site,
                file.formatted(site),
                status,
                START,
                Optional.ofNullable(usual).map(Duration::ofSeconds)));
    }

    @Test
    void each_site_has_its_own() {
        closed("a", SAYS, "running", 120);
        closed("b", SAYS, "running", null);

        assertThat(signs.of("a")).isEqualTo(new Sign("Closed at a", "", "Until 01:02 UTC", "en", 121));
        assertThat(signs.of("b")).isEqualTo(new Sign("Closed at b", "", "", "en", 60));
    }

    @Test
    void one_that_says_nothing_is_as_one_that_is_open_or_not_there() {
        closed("a", SITE, "running", 120);
        closed("b", "name: [", "running", 120);

        assertThat(List.of(signs.of("a"), signs.of("b"), signs.of("open"))).containsOnly(Sign.PLAIN);
    }

    @Test
    void of_a_run_that_a_person_must_see_to_no_end_is_promised() {
        closed("a", SAYS, "stuck", 120);
        closed("b", SAYS, "waiting", 120);

        assertThat(signs.of("a").until()).isEmpty();
        assertThat(signs.of("b").until()).isEmpty();
    }

    @Test
    void however_many_ask_the_database_is_asked_once_a_second() {
        for (int i = 0; i < 1000; i++) signs.of("site" + i);
        assertThat(looks).isEqualTo(1);

        closed("a", SAYS, "running", 120);
        now = START.plusMillis(1001);

        assertThat(signs.of("a").title()).isEqualTo("Closed at a");
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void a_file_that_is_as_it_was_is_not_read_again() {
        closed("a", SAYS, "running", null);
        String first = signs.of("a").title();
        now = START.plusSeconds(2);

        assertThat(signs.of("a").title()).isSameAs(first);
        assertThat(looks).isEqualTo(2);
    }

    @Test
    void the_same_site_with_another_file_is() {
        closed("a", SAYS, "running", null);
        signs.of("a");
        closures.clear();
        closed("a", SAYS.replace("Closed", "Shut"), "running", null);
        now = START.plusSeconds(2);

        assertThat(signs.of("a").title()).isEqualTo("Shut at a");
    }

    @Test
    void while_the_database_is_away_what_is_known_stays_for_a_minute() {
        closed("a", SAYS, "running", 300);
        Sign known = signs.of("a");
        broken = true;
        now = START.plusSeconds(60);
        Sign stays = signs.of("a");
        now = START.plusSeconds(61);

        assertThat(stays.title()).isEqualTo(known.title()).isEqualTo("Closed at a");
        assertThat(signs.of("a")).isEqualTo(Sign.PLAIN);
    }

    @Test
    void who_asks_while_another_looks_reads_nothing_of_long_ago() {
        closed("a", SAYS, "running", 7200);
        signs.of("a");
        now = START.plusSeconds(3600);
        List<Sign> meanwhile = new ArrayList<>();
        during = () -> meanwhile.add(another(() -> signs.of("a")));

        signs.of("a");

        assertThat(meanwhile).containsExactly(Sign.PLAIN);
    }

    @Test
    void that_the_database_is_away_is_told_once_with_what_to_type_and_once_that_it_is_back() {
        broken = true;
        askForSeconds(100);
        List<String> away = List.copyOf(told);
        told.clear();
        broken = false;
        askForSeconds(100);

        assertThat(away).singleElement().asString().contains("./drydock doctor", "no database");
        assertThat(told).singleElement().asString().contains("again");
    }

    private void askForSeconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            now = now.plusMillis(1001);
            signs.of("a");
        }
    }

    /** As another visitor's request: the lock is not this thread's. */
    private static <T> T another(Supplier<T> asks) {
        return CompletableFuture.supplyAsync(asks).join();
    }
}
