package dev.drydock.contract.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An entry of the public record as it came: bytes that nobody believes yet. Of its headers {@code drydock-signature} and
 * {@code drydock-key} count; all are kept.
 */
public record Entry(byte[] key, byte[] value, List<Header> headers) {

    /** @param value base64 */
    public record Header(String name, String value) {
        public static Header of(String name, byte[] value) {
            return new Header(name, value == null ? "" : Base64.getEncoder().encodeToString(value));
        }
    }

    public Entry {
        headers = headers == null ? List.of() : List.copyOf(headers);
    }

    String run() {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** The last of that name, as Kafka has it. */
    Optional<byte[]> header(String name) {
        return headers.stream()
                .filter(h -> name.equals(h.name()))
                .reduce((first, second) -> second)
                .flatMap(h -> decoded(h.value()));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
