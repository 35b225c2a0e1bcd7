package dev.drydock.contract.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How messages become bytes and back. Unknown fields are ignored: only additions are allowed, so newer may talk to older. */
public final class Wire {
    public static final int MAX_BYTES = 1_000_000;

    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(64)
                        .maxStringLength(MAX_BYTES)
                        .maxDocumentLength(8L * MAX_BYTES)
                        .build());
    }

    private Wire() {}

    public static byte[] bytes(Object message) {
        return text(message).getBytes(StandardCharsets.UTF_8);
    }

    public static String text(Object message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + message.getClass(), e);
        }
    }

    /** Reads our own stored JSON: no type name to check. */
    public static <T> T stored(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read stored " + type.getSimpleName(), e);
        }
    }

    /** Reads what came from outside. The message's {@code type} must be the one expected here. */
    public static <T> T read(byte[] value, String type, Class<T> as) throws Unreadable {
        if (value == null) throw new Unreadable("empty record");
        if (value.length > MAX_BYTES) throw new Unreadable("longer than " + MAX_BYTES + " bytes");
        try {
            JsonNode tree = JSON.readTree(value);
            String said = tree.path("type").asText("");
            if (!type.equals(said)) throw new Unreadable("type is '" + shorten(said) + "', expected '" + type + "'");
            T read = JSON.treeToValue(tree, as);
            if (read == null) throw new Unreadable("nothing in it");
            return read;
        } catch (Unreadable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new Unreadable(shorten(String.valueOf(e.getMessage())));
        }
    }

    private static String shorten(String s) {
        return s.length() > 300 ? s.substring(0, 300) + "…" : s;
    }

    public static final class Unreadable extends Exception {
        public Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }
}
