package dev.drydock.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Call;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to a person, each for real. */
class LinesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final Call CALL = new Call(
            "c-1", "stuck", "one", "r-1", "upgrade", "v1", "v2", "stuck at x", "it's \"bad\" $(id)\n", "do", NOW);

    @TempDir
    Path folder;

    @Test
    void aWebhookCanBeCheckedByWhoKnowsTheSecret() throws Exception {
        AtomicInteger status = new AtomicInteger(204);
        Path seen = folder.resolve("seen");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            Files.write(seen, x.getRequestBody().readAllBytes());
            Files.writeString(
                    folder.resolve("headers"),
                    x.getRequestHeaders().getFirst("Drydock-Call") + " "
                            + x.getRequestHeaders().getFirst("Drydock-Timestamp") + " "
                            + x.getRequestHeaders().getFirst("Drydock-Signature"));
            x.sendResponseHeaders(status.get(), -1);
            x.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
            Line line = new Webhook(url, "0123456789abcdef".getBytes(), Clock.fixed(NOW, ZoneOffset.UTC));

            line.deliver(CALL, Wire.bytes(CALL));

            assertThat(Wire.stored(Files.readString(seen), Call.class)).isEqualTo(CALL);
            String[] headers = Files.readString(folder.resolve("headers")).split(" ");
            assertThat(headers[0]).isEqualTo("c-1");
            assertThat(headers[1]).isEqualTo(Long.toString(NOW.getEpochSecond()));
            assertThat(headers[2]).isEqualTo("sha256=" + openssl(headers[1], seen));

            for (int bad : new int[] {500, 404, 302}) {
                status.set(bad);
                assertThatThrownBy(() -> line.deliver(CALL, Wire.bytes(CALL))).hasMessageContaining("answered " + bad);
            }
        } finally {
            server.stop(0);
        }
    }

    /** As a receiver would, without us. */
    private String openssl(String timestamp, Path body) throws Exception {
        Path signed = folder.resolve("signed");
        Files.write(signed, (timestamp + ".").getBytes(StandardCharsets.US_ASCII));
        Files.write(signed, Files.readAllBytes(body), java.nio.file.StandardOpenOption.APPEND);
        Process p = new ProcessBuilder(
                        "openssl", "dgst", "-sha256", "-hmac", "0123456789abcdef", "-r", signed.toString())
                .start();
        String said = new String(p.getInputStream().readAllBytes());
        assertThat(p.waitFor()).isZero();
        return said.split(" ")[0];
    }

    @Test
    void aProgramGetsTheCallOnItsInputAndInItsEnvironment() throws Exception {
        Path program = program("cat >json; printf '%s|%s' \"$DRYDOCK_WHAT\" \"$DRYDOCK_REASON\" >environment");

        new Program(program, Duration.ofSeconds(20)).deliver(CALL, Wire.bytes(CALL));

        assertThat(Wire.stored(Files.readString(folder.resolve("json")), Call.class))
                .isEqualTo(CALL);
        assertThat(folder.resolve("environment")).hasContent("stuck|it's \"bad\" $(id)\n");
    }

    @Test
    void aProgramThatFailsOrHangsHasNotDelivered() throws Exception {
        Line fails = new Program(program("exit 3"), Duration.ofSeconds(20));
        assertThatThrownBy(() -> fails.deliver(CALL, new byte[0])).hasMessageContaining("exited with 3");

        Path hangs = program("echo $$ >pid; exec sleep 1000");
        assertThatThrownBy(() -> new Program(hangs, Duration.ofMillis(300)).deliver(CALL, new byte[0]))
                .hasMessageContaining("did not end within");
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(p -> p.onExit().join());
    }

    private Path program(String script) throws Exception {
        Path file = folder.resolve("call");
        Files.writeString(file, "#!/bin/sh\ncd '" + folder + "' || exit 1\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
