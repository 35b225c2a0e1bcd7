package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a request may ask at most: as much is taken, one more is refused in words. */
class AtMostTest {

    @Test
    void aPageHasTwoHundred() {
        Paging page = new Paging();
        page.limit = "200";
        assertThat(page.most()).isEqualTo(200);
        page.limit = "201";
        refused(page::most, "1 to 200 are");
    }

    @Test
    void aPartOfANameIsBounded() {
        SitesApi api = new SitesApi(null, null, null, null, null, null);

        refused(() -> api.list("x".repeat(201), new Paging()), "up to 200 characters");
    }

    @Test
    void aReasonAndATicketAreBounded() {
        Texts.bounded("x".repeat(4_000), "x".repeat(200));
        refused(() -> Texts.bounded("x".repeat(4_001), null), "up to 4000 characters");
        refused(() -> Texts.bounded(null, "x".repeat(201)), "up to 200 characters");
    }

    @Test
    void aWaiverIsBounded() {
        waiving("x".repeat(500)).check(Instant.now());
        refused(() -> waiving("x".repeat(501)).check(Instant.now()), "up to 500 characters");
    }

    @Test
    void aCallersKeyIsBounded() {
        Once.checkForm("x".repeat(200));
        refused(() -> Once.checkForm("x".repeat(201)), "up to 200 visible ASCII characters");
    }

    @Test
    void aTokenLastsTenYearsOrForEver() {
        assertThat(TokensApi.lasts("3650d")).isEqualTo(Duration.ofDays(3650));
        refused(() -> TokensApi.lasts("3651d"), "at most 3650d");
    }

    @Test
    void aRolloutIsBounded() {
        Selection.bounded(1000);
        refused(() -> Selection.bounded(1001), "up to 1000 are rolled out together");
        rollout(50, 604_800L, 1000, 20).checked("ann");
        refused(() -> rollout(51, 0L, 1, 1).checked("ann"), "from 1 to 50, not 51");
        refused(() -> rollout(1, 604_801L, 1, 1).checked("ann"), "from 0 to 604800");
        refused(() -> rollout(1, 0L, 1001, 1).checked("ann"), "from 1 to 1000");
        refused(() -> rollout(1, 0L, 1, 21).checked("ann"), "1 to 20 waves");
    }

    private static Begin waiving(String why) {
        return new Begin(
                "upgrade", "v2", null, false, false, null, null, false, null, false, why, null, null, false, null, null,
                null);
    }

    private static RolloutWish rollout(int atOnce, long pause, int stopAfter, int waves) {
        List<String> said = Stream.concat(Collections.nCopies(waves - 1, "1").stream(), Stream.of("rest"))
                .toList();
        return new RolloutWish("v2", null, null, null, said, atOnce, pause, stopAfter, null, null, false);
    }

    private static void refused(ThrowingCallable asked, String why) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(Problem.class, p -> {
            assertThat(p.getResponse().getStatus()).isEqualTo(422);
            assertThat(p.getMessage() + p.getResponse().getEntity()).contains(why);
        });
    }
}
