package dev.drydock.participant.ssh;

import dev.drydock.participant.job.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.sshd.client.session.ClientSession;

/** Other machines. Their connections are shared by all orders, and closed after ten idle minutes. */
public final class SshHosts implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Connector connector;
    private final ConcurrentMap<Login, Connections> hosts = new ConcurrentHashMap<>();
    private final Thread keeper;

    /** @param knownHosts as OpenSSH has it; for sites that name no key of their host */
    public SshHosts(Path knownHosts) {
        connector = new Connector(knownHosts);
        keeper = Thread.ofVirtual().name("ssh-idle").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(LOOK.toNanos());
                hosts.values().forEach(Connections::closeIdle);
            }
        });
    }

    /**
     * @param patience for how long a host that cannot be reached is tried again
     * @param say what to tell those who watch meanwhile
     */
    public Host host(Login login, String runAs, Duration patience, Consumer<String> say) {
        Connections to = hosts.computeIfAbsent(login, l -> new Connections(connector, l));
        return new SshHost(to, login, runAs, patience, say);
    }

    /** A connection of one's own, to be closed by whoever asked for it. */
    public ClientSession connect(Login login) throws IOException {
        return connector.connect(login);
    }

    @Override
    public void close() {
        keeper.interrupt();
        connector.close();
    }
}
