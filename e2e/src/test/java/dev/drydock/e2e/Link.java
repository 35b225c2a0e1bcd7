package dev.drydock.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What lies between Drydock and a site on another machine. */
interface Link {
    /** What goes before a command so that it runs where the site is. */
    List<String> there();

    /** Where the site's own services listen. */
    String address();

    /** The port that leads, from here, to that one there. */
    int through(int port) throws IOException;

    /** Nothing gets through any more, and nobody is told. */
    void cut();

    void mend();

    /** Two network namespaces with a cable between them. This process is in the first. */
    record Cable(String far, String device, String address) implements Link {
        @Override
        public List<String> there() {
            return List.of("ip", "netns", "exec", far);
        }

        @Override
        public int through(int port) {
            return port;
        }

        @Override
        public void cut() {
            Namespaces.run("ip", "link", "set", device, "down");
        }

        @Override
        public void mend() {
            Namespaces.run("ip", "link", "set", device, "up");
        }
    }

    /** Where namespaces are not to be had: a relay on this machine that can be told to stand still. */
    final class Relay implements Link {
        private volatile boolean still;

        @Override
        public List<String> there() {
            return List.of();
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }

        @Override
        public int through(int port) throws IOException {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (true) {
                    try {
                        relay(server.accept(), port);
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            return server.getLocalPort();
        }

        private void relay(Socket near, int port) throws IOException {
            Socket far = new Socket();
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofVirtual().start(() -> copy(near, far));
            Thread.ofVirtual().start(() -> copy(far, near));
        }

        private void copy(Socket from, Socket to) {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[16_384];
                for (int n; (n = in.read(buffer)) >= 0; ) {
                    while (still) LockSupport.parkNanos(20_000_000);
                    out.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // one end is gone, so is the other now
            }
        }

        @Override
        public void cut() {
            still = true;
        }

        @Override
        public void mend() {
            still = false;
        }
    }
}
