package dev.drydock.participant.ssh;

import dev.drydock.contract.Ssh;
import java.util.Arrays;
import java.util.Objects;

/**
 * A host, with the private key to enter it.
 *
 * @param via the login of {@link Ssh#via}; null: directly
 */
public record Login(Ssh at, byte[] key, Login via) {

    /** As people write it. */
    String name() {
        return at.user() + "@" + at.host() + (at.port() == 22 ? "" : ":" + at.port())
                + (via == null ? "" : " via " + via.name());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Login l && at.equals(l.at) && Arrays.equals(key, l.key) && Objects.equals(via, l.via);
    }

    @Override
    public int hashCode() {
        return at.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
