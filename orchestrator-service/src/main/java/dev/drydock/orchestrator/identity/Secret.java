package dev.drydock.orchestrator.identity;

import dev.drydock.contract.wire.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A token as its owner has it: {@code dry_}, its id, 256 bits of chance. A program that looks for leaks can know one. */
public final class Secret {
    public static final String PREFIX = "dry_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-hjkmnp-tv-z]{20})_[0-9a-f]{64}");
    private static final int BYTES = 32;

    private Secret() {}

    static String fresh(String id, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + id + "_" + HexFormat.of().formatHex(bytes);
    }

    /** @return empty: it is none of ours */
    static Optional<String> id(String token) {
        Matcher m = FORM.matcher(token);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** What is kept of it. With so much chance in it, it needs neither salt nor slowness. */
    public static String hash(String token) {
        return Signatures.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes as long wherever they differ. */
    static boolean same(String hash, String another) {
        return MessageDigest.isEqual(
                hash.getBytes(StandardCharsets.US_ASCII), another.getBytes(StandardCharsets.US_ASCII));
    }
}
