package dev.drydock.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Servers that begin to answer and do not end. */
class OutsideTest {
    private final Outside outside = new Outside(() -> "n", Duration.ofMillis(300));

    @Test
    void aServerThatSaysNothingIsNoAnswer() throws IOException {
        assertThat(askedOf("")).isEqualTo(new Page.Silent("nothing whole within 300 ms"));
    }

    @Test
    void aBodyThatNeverEndsIsNoAnswer() throws IOException {
        assertThat(askedOf("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhal"))
                .isEqualTo(new Page.Silent("nothing whole within 300 ms"));
    }

    @Test
    void whatIsNotHttpIsNoAnswer() throws IOException {
        assertThat(askedOf("SSH-2.0-x\r\n\r\n")).isInstanceOf(Page.Silent.class);
    }

    private Page askedOf(String begins) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> begin(server, begins));
            return outside.ask("http://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    private static void begin(ServerSocket server, String begins) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(begins.getBytes(StandardCharsets.US_ASCII));
            while (socket.getInputStream().read() >= 0) {
                // until the other end has had enough
            }
        } catch (IOException e) {
            // it has
        }
    }
}
