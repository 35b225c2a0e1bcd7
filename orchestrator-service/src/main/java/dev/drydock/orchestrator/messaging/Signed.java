package dev.drydock.orchestrator.messaging;

import dev.drydock.contract.wire.Signatures;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A value with its signature in the headers. */
final class Signed {
    private Signed() {}

    static Message<byte[]> message(String topic, String key, byte[] value, byte[] signature, String keyId) {
        return plain(topic, key, value, headers(signature, keyId));
    }

    static Headers headers(byte[] signature, String keyId) {
        return new RecordHeaders()
                .add(Signatures.SIGNATURE, signature)
                .add(Signatures.KEY, keyId.getBytes(StandardCharsets.UTF_8));
    }

    static Message<byte[]> plain(String topic, String key, byte[] value, Headers headers) {
        return Message.of(value)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withTopic(topic)
                        .withKey(key)
                        .withHeaders(headers)
                        .build());
    }

    static byte[] header(Headers headers, String name) {
        Header h = headers.lastHeader(name);
        return h == null ? null : h.value();
    }

    static String text(byte[] header) {
        return header == null ? null : new String(header, StandardCharsets.UTF_8);
    }
}
