package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and its server on this machine, counts what goes there, and spoils it. */
final class Meddler implements AutoCloseable {
    enum How {
        CUT,
        HANG
    }

    private final ServerSocket door;
    private final int server;
    private final How how;
    private final long after;
    private final long bytesASecond;
    private final AtomicLong count = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch end = new CountDownLatch(1);

    /** @param after so many bytes that went to the server, all that is open is cut, or nothing goes there any more */
    Meddler(int server, How how, long after, long bytesASecond) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.how = how;
        this.after = after;
        this.bytesASecond = bytesASecond;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    long count() {
        return count.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.add(client);
                if (how == How.CUT && count.get() >= after) {
                    client.close();
                    continue;
                }
                Socket to = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(to);
                Thread.ofVirtual().start(() -> pump(client, to, true));
                Thread.ofVirtual().start(() -> pump(to, client, false));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void pump(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[1 << 13];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (counted) {
                    long before = count.getAndAdd(n);
                    int may = (int) Math.clamp(after - before, 0, n);
                    out.write(buffer, 0, may);
                    out.flush();
                    if (may < n) {
                        spoil();
                        return;
                    }
                    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() * n / bytesASecond);
                } else {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            // the other side is gone
        }
    }

    private void spoil() throws IOException, InterruptedException {
        if (how == How.HANG) {
            end.await();
            return;
        }
        for (Socket each : open) each.close();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        door.close();
        for (Socket each : open) each.close();
    }
}
