package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking a provider for a login and its token, whatever it answers. */
class ProviderLoginTest {
    private static final URI BACK = URI.create("http://127.0.0.1:7070/login/provider/back");
    private static final CodeFlow FLOW = CodeFlow.begun(new Random(7), "/");

    private final List<String> asked = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile String discovery;
    private volatile String answer = "{\"access_token\":\"a.b.c\"}";
    private volatile int status = 200;
    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private volatile CountDownLatch holding = new CountDownLatch(0);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", x -> {
            String body = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean token = x.getRequestURI().getPath().equals("/realm/token");
            synchronized (asked) {
                asked.add(x.getRequestURI().getPath() + " "
                        + x.getRequestHeaders().getFirst("Authorization") + " " + body);
            }
            byte[] bytes = (token ? answer : discovery).getBytes(StandardCharsets.UTF_8);
            x.sendResponseHeaders(token ? status : 200, bytes.length);
            arrived.countDown();
            await(holding);
            x.getResponseBody().write(bytes);
            x.close();
        });
        server.start();
        discovery =
                "{\"issuer\":\"%1$s/\",\"token_endpoint\":\"%1$s/token\",\"authorization_endpoint\":\"%1$s/auth?a=b\"}"
                        .formatted(issuer());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() {
        holding.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    private ProviderLogin login(String secret) {
        return new ProviderLogin(
                Optional.of(issuer()), Optional.of("a:b"), Optional.ofNullable(secret), Optional.empty());
    }

    @Test
    void sends_there_and_takes_the_token_for_the_code() throws Exception {
        ProviderLogin login = login("s&cret");

        ProviderLogin.Begun begun = login.begin("/sites/wiki", BACK);
        Optional<String> token = login.token(FLOW, "the code", BACK);

        assertThat(begun.there().toString())
                .startsWith(issuer() + "/auth?a=b&response_type=code&client_id=a%3Ab&scope=openid&");
        assertThat(begun.flow().to()).isEqualTo("/sites/wiki");
        assertThat(token).contains("a.b.c");
        assertThat(asked).as("its endpoints are asked for once").hasSize(2);
        assertThat(asked.getLast())
                .startsWith("/realm/token Basic YSUzQWI6cyUyNmNyZXQ= grant_type=authorization_code&code=the+code&")
                .endsWith("&code_verifier=" + FLOW.verifier());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"}",
                "401 | <html>no</html>",
                "200 | {\"access_token\":null}",
                "200 | {}",
            })
    void no_token_is_none(int status, String answer) throws Exception {
        this.status = status;
        this.answer = answer;

        assertThat(login(null).token(FLOW, "c", BACK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"500 | {}", "200 | <html>", "200 | null", "200 | 7"})
    void what_is_no_answer_is_a_provider_that_is_away(int status, String answer) {
        this.status = status;
        this.answer = answer;

        assertThatThrownBy(() -> login(null).token(FLOW, "c", BACK)).isInstanceOf(ProviderLogin.Away.class);
    }

    @Test
    void an_answer_is_read_to_a_quarter_of_a_megabyte() {
        answer = "{\"access_token\":\"" + "a".repeat(1 << 18) + "\"}";

        assertThatThrownBy(() -> login(null).token(FLOW, "c", BACK)).isInstanceOf(ProviderLogin.Away.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"issuer\":\"http://127.0.0.1:1/realm\",\"authorization_endpoint\":\"http://127.0.0.1:1/auth\"}",
                "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"javascript:alert(1)\"}",
                "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"https:foo\"}",
                "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"http://a b/\"}",
            })
    void who_is_not_the_provider_is_not_followed(String discovery) {
        this.discovery = discovery.replace("ISSUER", issuer());

        assertThatThrownBy(() -> login(null).begin("/", BACK)).isInstanceOf(ProviderLogin.Away.class);
    }

    @Test
    void nobody_there_is_away() {
        ProviderLogin login = login(null);
        server.stop(0);

        assertThatThrownBy(() -> login.begin("/", BACK)).isInstanceOf(ProviderLogin.Away.class);
    }

    @Test
    void eight_ask_at_once_and_a_body_that_never_ends_holds_none_of_them_for_ever() throws Exception {
        ProviderLogin login = login(null);
        login.begin("/", BACK);
        arrived = new CountDownLatch(8);
        holding = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            threads.submit(() -> {
                try {
                    login.token(FLOW, "c", BACK);
                } catch (ProviderLogin.Away e) {
                    over.countDown();
                }
            });
        }
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(() -> login.token(FLOW, "c", BACK)).hasMessageContaining("too many");

        assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
        holding.countDown();
        assertThat(login.token(FLOW, "c", BACK)).contains("a.b.c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login.example.org", "http://key_cloak:8080/realm", "https://a b/", "ftp://a/"})
    void what_is_no_address_is_found_at_the_start(String issuer) {
        assertThatThrownBy(() ->
                        new ProviderLogin(Optional.of(issuer), Optional.of("c"), Optional.empty(), Optional.empty()))
                .hasMessageContaining("drydock.oidc.issuer");
        assertThatThrownBy(
                        () -> new ProviderLogin(Optional.empty(), Optional.of("c"), Optional.empty(), Optional.empty()))
                .hasMessageContaining("set both, or none");
    }

    @Test
    void without_a_client_nobody_logs_in_there() {
        ProviderLogin none = new ProviderLogin(
                Optional.of("http://key_cloak:8080"), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(none.isThere()).isFalse();
        assertThat(none.name()).isEmpty();
    }
}
