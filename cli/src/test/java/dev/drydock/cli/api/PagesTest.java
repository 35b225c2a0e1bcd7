package dev.drydock.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.FakeServer;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A list of several pages is one list, as long as is wanted. */
class PagesTest {
    private static final String RUNS = "GET /api/v1/runs?open=true";

    private final FakeServer server = new FakeServer()
            .answer(RUNS, 200, "{\"items\":[{\"id\":\"a\"}],\"sites\":[1],\"next\":\"c/1\"}")
            .answer(RUNS + "&cursor=c%2F1", 200, "{\"items\":[{\"id\":\"b\"}],\"sites\":[2],\"next\":\"c2\"}")
            .answer(RUNS + "&cursor=c2", 200, "{\"items\":[{\"id\":\"c\"}],\"sites\":[],\"next\":null}");

    private final Pages pages = new Pages(new Api(new Target(URI.create(server.url()), Optional.empty(), "")));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void allOfThem() {
        assertThat(pages.get("/api/v1/runs?open=true", 100))
                .isEqualTo(new Reply.Good(
                        200,
                        "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],\"sites\":[1,2],\"next\":null}"));
    }

    @Test
    void noMoreThanAreWanted() {
        assertThat(pages.get("/api/v1/runs?open=true", 2))
                .isEqualTo(new Reply.Good(
                        200, "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"sites\":[1,2],\"next\":\"c2\"}"));
        assertThat(server.asked).hasSize(2);
    }

    @Test
    void aPageThatIsRefusedIsTheAnswer() {
        server.answer(RUNS + "&cursor=c2", 503, "{\"title\":\"away\",\"status\":503}");

        assertThat(pages.get("/api/v1/runs?open=true", 100))
                .isInstanceOfSatisfying(
                        Reply.Bad.class, b -> assertThat(b.problem().status()).isEqualTo(503));
    }
}
