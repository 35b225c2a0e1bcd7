package dev.drydock.participant.ssh;

import dev.drydock.participant.job.Host.Unreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.forward.PortForwardingTracker;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;

/** Makes connections: the host is who it should be, and lets us in by key. Nothing else is tried. */
final class Connector {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ENTER = Duration.ofSeconds(20);
    /** Three heartbeats without an answer: the link is gone, whatever the kernel still hopes. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED = 3;
    private static final Duration NEVER = Duration.ZERO;
    private static final Duration LONG = Duration.ofDays(365);

    private static final AttributeRepository.AttributeKey<HostKeys> WHO = new AttributeRepository.AttributeKey<>();

    private final SshClient client;
    private final Path knownHosts;

    Connector(Path knownHosts) {
        this.knownHosts = knownHosts;
        client = SshClient.setUpDefaultClient();
        // only what is given here counts, not the home of whoever runs this
        client.setHostConfigEntryResolver(org.apache.sshd.client.config.hosts.HostConfigEntryResolver.EMPTY);
        client.setClientIdentityLoader(org.apache.sshd.client.config.keys.ClientIdentityLoader.DEFAULT);
        client.setKeyIdentityProvider(org.apache.sshd.common.keyprovider.KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactoriesNameList("publickey");
        client.setServerKeyVerifier(Connector::isHost);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, MISSED);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, NEVER);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, NEVER);
        // a command may take hours before it reads on
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, LONG);
        CoreModuleProperties.CHANNEL_OPEN_TIMEOUT.set(client, ENTER);
        client.start();
    }

    private static boolean isHost(ClientSession session, SocketAddress address, PublicKey shown) {
        HostKeys known = session.getConnectionContext().getAttribute(WHO);
        return known != null && known.verifyServerKey(session, address, shown);
    }

    /** @throws Unreachable it makes no sense to try again: not that host, or not let in */
    ClientSession connect(Login login) throws IOException {
        if (login.via() == null)
            return enter(login, login.at().host(), login.at().port());
        ClientSession first = connect(login.via());
        try {
            PortForwardingTracker tunnel = first.createLocalPortForwardingTracker(
                    new SshdSocketAddress("127.0.0.1", 0),
                    new SshdSocketAddress(login.at().host(), login.at().port()));
            SshdSocketAddress near = tunnel.getBoundAddress();
            ClientSession second = enter(login, near.getHostName(), near.getPort());
            second.addCloseFutureListener(closed -> first.close(true));
            return second;
        } catch (IOException | RuntimeException e) {
            first.close(true);
            throw e;
        }
    }

    private ClientSession enter(Login login, String host, int port) throws IOException {
        KeyPair key = key(login);
        HostKeys hostKeys = new HostKeys(login.at(), knownHosts);
        ClientSession session = null;
        try {
            session = client.connect(
                            login.at().user(), host, port, AttributeRepository.ofKeyValuePair(WHO, hostKeys), null)
                    .verify(CONNECT)
                    .getClientSession();
            session.addPublicKeyIdentity(key);
            session.auth().verify(ENTER);
            return session;
        } catch (IOException | RuntimeException e) {
            if (session != null) session.close(true);
            if (hostKeys.refusal() != null) throw new Unreachable(hostKeys.refusal());
            if (String.valueOf(e.getMessage()).contains("No more authentication methods")) {
                throw new Unreachable("the host " + login.at().host() + " does not let "
                        + login.at().user()
                        + " in with the key " + login.at().key()
                        + ": put its public half into that user's authorized_keys there");
            }
            throw new IOException(why(e), e);
        }
    }

    private static String why(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static KeyPair key(Login login) throws Unreachable {
        try {
            Iterable<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                    null,
                    NamedResource.ofName(login.at().key()),
                    new ByteArrayInputStream(withLineEnd(login.key())),
                    FilePasswordProvider.EMPTY);
            if (found != null && found.iterator().hasNext())
                return found.iterator().next();
            throw new Unreachable(unusable(login, "nothing is known of its form"));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            if (e instanceof Unreachable known) throw known;
            throw new Unreachable(unusable(login, "it is damaged, or has a passphrase"));
        }
    }

    private static byte[] withLineEnd(byte[] key) {
        byte[] ended = java.util.Arrays.copyOf(key, key.length + 1);
        ended[key.length] = '\n';
        return ended;
    }

    private static String unusable(Login login, String why) {
        return "the secret " + login.at().key() + " cannot be used as a private key: " + why
                + ". Make one with `ssh-keygen -t ed25519 -N '' -f NAME`";
    }

    void close() {
        client.stop();
    }
}
