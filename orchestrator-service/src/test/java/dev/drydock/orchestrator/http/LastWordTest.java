package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LastWordTest {
    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        new LastWord().install(router);
        router.route("/falls").handler(c -> {
            throw new NoClassDefFoundError("the container is gone");
        });
        router.route("/refuses").handler(c -> c.fail(new SecurityException("not you")));
        router.route("/counts").handler(c -> c.fail(414));
        router.route("/means").handler(c -> c.fail(400, new IllegalArgumentException("%zz")));
        router.route().last().failureHandler(c -> c.response()
                .setStatusCode(c.failure() instanceof SecurityException ? 403 : c.statusCode())
                .end("as ever"));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void what_fails_outside_of_the_api_is_a_problem_that_can_be_tried_again() throws Exception {
        HttpResponse<String> answer = get("/falls");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("urn:drydock:problem:unavailable", "may or may not have taken effect")
                .doesNotContain("container");
    }

    @Test
    void what_is_refused_is_answered_as_ever() throws Exception {
        assertThat(get("/refuses").statusCode()).isEqualTo(403);
        assertThat(get("/counts").statusCode()).isEqualTo(414);
        assertThat(get("/means").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI where = URI.create("http://127.0.0.1:" + server.actualPort() + path);
            return client.send(HttpRequest.newBuilder(where).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
