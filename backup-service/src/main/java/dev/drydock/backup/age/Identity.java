package dev.drydock.backup.age;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** A private key. */
public final class Identity {
    private final byte[] scalar;
    private final Recipient recipient;

    private Identity(byte[] scalar) {
        this.scalar = scalar;
        byte[] point = new byte[Recipient.LENGTH];
        X25519.scalarMultBase(scalar, 0, point, 0);
        this.recipient = new Recipient(point);
    }

    /** @param text as {@code age-keygen} writes it: one {@code AGE-SECRET-KEY-1…}, around it comments */
    public static Optional<Identity> of(String text) {
        List<String> keys = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (keys.size() != 1) return Optional.empty();
        return Bech32.decode("age-secret-key-", keys.getFirst())
                .filter(b -> b.length == X25519.SCALAR_SIZE)
                .map(Identity::new);
    }

    public Recipient recipient() {
        return recipient;
    }

    byte[] scalar() {
        return scalar.clone();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "the private key of " + recipient;
    }
}
