package dev.drydock.participant.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;

/**
 * The connections to one host: one, kept; a further one only where all that there are have as many commands as a server
 * lets one connection have.
 */
final class Connections {
    /** OpenSSH's own limit is ten. */
    private static final int COMMANDS = 8;

    private static final Duration OPEN = Duration.ofSeconds(20);
    private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final Connector connector;
    private final Login login;
    private final List<Kept> all = new ArrayList<>();

    Connections(Connector connector, Login login) {
        this.connector = connector;
        this.login = login;
    }

    /**
     * A connection and how many commands it has. A command ends without the lock: it ends on a thread that all hosts share,
     * and whoever has the lock may be connecting.
     */
    private static final class Kept {
        final ClientSession session;
        final AtomicInteger commands = new AtomicInteger(1);
        volatile long idleSince = System.nanoTime();

        Kept(ClientSession session) {
            this.session = session;
        }
    }

    ChannelExec exec(String command) throws IOException {
        Kept kept = take();
        try {
            ChannelExec channel = kept.session.createExecChannel(command);
            channel.addCloseFutureListener(closed -> give(kept));
            try {
                channel.open().verify(OPEN);
            } catch (IOException | RuntimeException e) {
                channel.close(true);
                // no answer: then nothing else will get one here either
                if (kept.session.isOpen()
                        && !(e instanceof org.apache.sshd.common.channel.exception.SshChannelOpenException))
                    kept.session.close(true);
                throw e;
            }
            return channel;
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private synchronized Kept take() throws IOException {
        all.removeIf(k -> !k.session.isOpen());
        for (Kept k : all) {
            if (k.commands.get() < COMMANDS) {
                k.commands.incrementAndGet();
                return k;
            }
        }
        Kept made = new Kept(connector.connect(login));
        all.add(made);
        return made;
    }

    private static void give(Kept kept) {
        kept.idleSince = System.nanoTime();
        kept.commands.decrementAndGet();
    }

    synchronized void closeIdle() {
        for (Kept k : all) {
            if (k.commands.get() == 0 && System.nanoTime() - k.idleSince > IDLE_NANOS) k.session.close(false);
        }
        all.removeIf(k -> !k.session.isOpen());
    }
}
