package dev.drydock.participant.parts;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Where the real servers of tests come from: images, where a Docker engine has them, else programs of this machine.
 * {@code DRYDOCK_TEST_PARTS} forces one: {@code containers} or {@code embedded}.
 */
public enum Parts {
    CONTAINERS,
    EMBEDDED;

    public static final String POSTGRES = "postgres:17";

    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    /** Decided once, and told: a report must say on what its tests ran. */
    public static Parts chosen() {
        return Choice.PARTS;
    }

    private static final class Choice {
        static final Parts PARTS = choose();

        private static Parts choose() {
            String forced = System.getenv().getOrDefault("DRYDOCK_TEST_PARTS", "");
            if (!forced.isEmpty())
                return told(valueOf(forced.toUpperCase(java.util.Locale.ROOT)), "DRYDOCK_TEST_PARTS");
            if (!answers()) return told(EMBEDDED, "no Docker engine answers");
            // without it Testcontainers pulls an image to find out, and waits two minutes where it cannot
            if (Files.exists(Path.of("/.dockerenv")) && System.getenv("TESTCONTAINERS_HOST_OVERRIDE") == null)
                return told(
                        EMBEDDED,
                        "this is a container, and TESTCONTAINERS_HOST_OVERRIDE does not name its engine's host");
            if (!has(POSTGRES)) return told(EMBEDDED, "the Docker engine has no image " + POSTGRES);
            return told(CONTAINERS, "a Docker engine has " + POSTGRES);
        }

        private static Parts told(Parts parts, String why) {
            System.out.println(
                    "servers of these tests: " + parts.name().toLowerCase(java.util.Locale.ROOT) + ", " + why);
            return parts;
        }
    }

    // a look at the socket costs nothing; Testcontainers would try every way to an engine, and wait
    private static boolean answers() {
        if (System.getenv("DOCKER_HOST") != null) return true;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(SOCKET));
        } catch (IOException | UnsupportedOperationException notThere) {
            return false;
        }
    }

    private static boolean has(String image) {
        try {
            Process p = new ProcessBuilder("docker", "image", "inspect", image)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (p.waitFor(3, TimeUnit.SECONDS)) return p.exitValue() == 0;
            p.destroyForcibly();
            return false;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
