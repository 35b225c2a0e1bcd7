package dev.drydock.participant.ssh;

import dev.drydock.contract.Ssh;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.net.SshdSocketAddress;

/**
 * Is it really that host? By the keys that the site names, else by the participant's {@code known_hosts}. Nothing is ever
 * learnt by itself: the first connection may be the one that is not to be trusted.
 */
final class HostKeys implements ServerKeyVerifier {
    private final Ssh at;
    private final Path known;
    private volatile String refusal;

    HostKeys(Ssh at, Path known) {
        this.at = at;
        this.known = known;
    }

    /** Why the host was refused; null: it was not. */
    String refusal() {
        return refusal;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey shown) {
        if (at.hostKeys().isEmpty() ? isKnown(session, shown) : isNamed(shown)) return true;
        refusal = "the host " + at.host() + " shows a key that is not known for it: "
                + PublicKeyEntry.toString(shown) + " (" + KeyUtils.getFingerPrint(shown) + "). Compare it on the host"
                + " itself, with `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`; if it is right, put it into the"
                + " site file as `host-key`, or into " + known;
        return false;
    }

    private boolean isNamed(PublicKey shown) {
        return at.hostKeys().stream().anyMatch(text -> KeyUtils.compareKeys(key(text), shown));
    }

    private static PublicKey key(String text) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(text).resolvePublicKey(null, java.util.Map.of(), null);
        } catch (Exception e) { // then it is not the one
            return null;
        }
    }

    /** By the name that the site has, also where the way there leads through another host. */
    private boolean isKnown(ClientSession session, PublicKey shown) {
        if (!Files.isReadable(known)) return false;
        SshdSocketAddress named = new SshdSocketAddress(at.host(), at.port());
        return new Known(known).verifyServerKey(session, named, shown);
    }

    private static final class Known extends KnownHostsServerKeyVerifier {
        Known(Path file) {
            super(RejectAllServerKeyVerifier.INSTANCE, file);
        }

        /** What the connection itself says is left out: through another host that is only a port of this machine. */
        @Override
        protected java.util.Collection<SshdSocketAddress> resolveHostNetworkIdentities(
                ClientSession session, SocketAddress remote) {
            return List.of((SshdSocketAddress) remote);
        }
    }
}
