package dev.drydock.operations.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracesTest {
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final int MANY = 20_000;

    private final Logger logger = Logger.getLogger(SaidOnce.class.getName());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(lines);
    }

    @Test
    void withoutACollectorNothingIsMadeAtAll() {
        Traces traces = new Traces(Optional.empty(), "vcs-service", "1");

        traces.tell(() -> {
            throw new AssertionError("nobody asked for it");
        });

        assertThat(traces.on()).isFalse();
        assertThat(traces.header(() -> Point.begin("r"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "collector:4318", "ftp://collector", "http://anna:secret@collector:4318", "http://"})
    void whatIsNoCollectorTurnsThemOffAndStopsNothing(String where) {
        assertThat(new Traces(Optional.of(where), "vcs-service", "1").on()).isFalse();
    }

    @Test
    void aCollectorMayStandBehindAPath() {
        assertThat(Traces.address("https://traces.example.org/drydock/"))
                .hasValueSatisfying(to -> assertThat(to).hasToString("https://traces.example.org/drydock/v1/traces"));
    }

    @Test
    void aCollectorThatIsAwayCostsOneLineAndNoTime() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        assertThat(many("http://127.0.0.1:" + nobody)).isLessThan(Duration.ofSeconds(10));

        assertThat(lines.said).hasSize(1);
    }

    @Test
    void aCollectorThatTakesAndNeverAnswersCostsNoTimeEither() throws IOException {
        try (ServerSocket hangs = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(many("http://127.0.0.1:" + hangs.getLocalPort())).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** @return how long it took to tell many, and to end */
    private static Duration many(String collector) {
        Traces traces = new Traces(Optional.of(collector), "vcs-service", "1");
        assertThat(traces.on()).isTrue();
        long from = System.nanoTime();
        for (int i = 0; i < MANY; i++) {
            int n = i;
            traces.tell(() -> Span.begin("run" + n, AT));
        }
        traces.close();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static final class Lines extends Handler {
        final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            said.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
