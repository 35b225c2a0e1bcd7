package dev.drydock.participant.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drydock.contract.Ssh;
import dev.drydock.participant.job.Host;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The link is dead and nobody says so: no reset, no end, only silence. It is noticed all the same. */
@Tag("systems")
@Tag("stack")
@ExtendWith(OverSsh.class)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadLinkTest {
    private static final Duration NOTICED = Duration.ofSeconds(40);

    private volatile boolean still;

    @Test
    void whileWeListen() throws Exception {
        Host.Running running = start("sleep 300");
        still = true;
        assertThat(running.await(NOTICED)).isEqualTo(Host.Running.LOST);
    }

    @Test
    void whileWeSend() throws Exception {
        Host.Running running = start("cat >/dev/null");
        running.in().write(new byte[1 << 20]);
        still = true;
        Thread sender = Thread.ofVirtual()
                .start(() -> catchThrowable(() -> {
                    while (true) running.in().write(new byte[1 << 20]);
                }));
        assertThat(running.await(NOTICED)).isEqualTo(Host.Running.LOST);
        assertThat(sender.join(Duration.ofSeconds(5))).as("who sends is told").isTrue();
    }

    @Test
    void whileMuchIsToCome() throws Exception {
        Host.Running running = start("cat /dev/zero");
        running.out().readNBytes(1 << 20);
        still = true;
        Thread reader = Thread.ofVirtual()
                .start(() -> catchThrowable(() -> running.out().transferTo(OutputStream.nullOutputStream())));
        assertThat(running.await(NOTICED)).isEqualTo(Host.Running.LOST);
        assertThat(reader.join(Duration.ofSeconds(5))).as("who reads is told").isTrue();
    }

    private Host.Running start(String command) throws Exception {
        Ssh at = new Ssh(
                "127.0.0.1",
                relay(),
                Sshd.USER,
                "file:key",
                List.of(OverSsh.server().hostKey()),
                null);
        Host host = OverSsh.hosts()
                .host(new Login(at, OverSsh.server().userKey(), null), "", Duration.ofSeconds(5), line -> {});
        return host.start(List.of("sh", "-c", command));
    }

    private int relay() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (server) {
                Socket near = server.accept();
                Socket far = new Socket("127.0.0.1", OverSsh.server().port());
                Thread.ofVirtual().start(() -> copy(near, far));
                copy(far, near);
            } catch (IOException e) {
                // the test is over
            }
        });
        return server.getLocalPort();
    }

    private void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[16_384];
            for (int n; (n = in.read(buffer)) >= 0; ) {
                while (still) LockSupport.parkNanos(20_000_000);
                to.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException e) {
            // one end is gone, so is the other now
        }
    }
}
