package dev.drydock.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.audit.http.Guests.Word;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose a token is, asked of an orchestrator over real HTTP. */
class GuestsTest {
    private static final Word ANN = new Word.Known("ann", "viewer", "");

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer orchestrator = server();
    private volatile int status = 200;
    private volatile String body = "{\"name\":\"ann\",\"role\":\"viewer\",\"scope\":\"\"}";
    private final Guests guests = new Guests(
            Optional.of(
                    URI.create("http://127.0.0.1:" + orchestrator.getAddress().getPort())),
            now::get);

    private HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/api/v1/me", exchange -> {
                asked.incrementAndGet();
                boolean ann = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
                byte[] bytes = body.getBytes();
                exchange.sendResponseHeaders(ann ? status : 401, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        orchestrator.stop(0);
    }

    @Test
    void the_orchestrator_is_asked_once_in_a_while() {
        assertThat(guests.who("good")).isEqualTo(ANN);
        assertThat(guests.who("good")).isEqualTo(ANN);
        assertThat(asked).hasValue(1);

        now.addAndGet(Guests.BELIEVED.toNanos() + 1);
        status = 401;

        assertThat(guests.who("good")).as("revoked meanwhile").isInstanceOf(Word.Stranger.class);
    }

    @Test
    void whom_it_does_not_know_is_a_stranger_and_who_says_no_scope_is_not_believed_to_see_all() {
        assertThat(guests.who("bad")).isInstanceOf(Word.Stranger.class);
        body = "{\"name\":\"ann\",\"role\":\"viewer\"}";
        assertThat(guests.who("good")).isInstanceOf(Word.Away.class);
    }

    @Test
    void away_it_is_asked_again_at_once_and_nobody_is_let_in() {
        status = 503;
        assertThat(guests.who("good")).isInstanceOf(Word.Away.class);
        status = 200;
        assertThat(guests.who("good")).isEqualTo(ANN);
        orchestrator.stop(0);
        assertThat(guests.who("another")).isInstanceOf(Word.Away.class);
    }

    @Test
    void without_an_orchestrator_all_are_strangers() {
        assertThat(new Guests(Optional.empty(), now::get).who("good")).isInstanceOf(Word.Stranger.class);
    }
}
