package dev.drydock.contract.record;

import dev.drydock.contract.Event;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes one entry of the public record behind the last: numbered, chained, signed, and from then on only bytes. */
public record Pen(Signatures.Signer signer) {

    /** Where a chain ends by now; {@code hash} is empty before its first entry. */
    public record Last(String chain, long sequence, String hash) {
        public static Last none(String chain) {
            return new Last(chain, 0, "");
        }
    }

    public record Written(String chain, long sequence, byte[] value, byte[] signature, String keyId) {
        public Last last() {
            return new Last(chain, sequence, Signatures.sha256(value));
        }

        /** As it comes from its topic. */
        public Entry entry() {
            return new Entry(
                    chain.getBytes(StandardCharsets.UTF_8),
                    value,
                    List.of(
                            Entry.Header.of(Signatures.SIGNATURE, signature),
                            Entry.Header.of(Signatures.KEY, keyId.getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** @param what its type without the common prefix and suffix: {@code step.done} */
    public Written write(
            Last last, String what, String subject, Instant at, String actor, String cause, Map<String, Object> data) {
        long sequence = last.sequence() + 1;
        byte[] value = Wire.bytes(new Event(
                last.chain() + "-" + sequence,
                "drydock",
                "dev.drydock." + what + ".v1",
                subject,
                at,
                last.chain(),
                sequence,
                last.hash(),
                actor,
                cause,
                data));
        byte[] signature = signer.sign(Topics.UPGRADES, last.chain(), value);
        return new Written(last.chain(), sequence, value, signature, signer.keyId());
    }
}
