package dev.drydock.backup.age;

import java.util.Arrays;
import java.util.Optional;

/** A public key: what is encrypted to it only its private key opens. */
public final class Recipient {
    static final int LENGTH = 32;

    private final byte[] point;

    Recipient(byte[] point) {
        this.point = point.clone();
    }

    /** @param text {@code age1…} */
    public static Optional<Recipient> of(String text) {
        return Bech32.decode("age", text).filter(b -> b.length == LENGTH).map(Recipient::new);
    }

    byte[] point() {
        return point.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recipient r && Arrays.equals(point, r.point);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(point);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return Bech32.encode("age", point);
    }
}
