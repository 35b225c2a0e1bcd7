package dev.drydock.cli.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.cli.text.Clean;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Typed records are clean by construction: every text is one harmless line unless its field says {@link Block}. */
public final class Json {
    private static final ObjectMapper RAW = new ObjectMapper();
    private static final ObjectMapper TYPED = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new Line())
                    .addDeserializer(Instant.class, new Time())
                    .addKeyDeserializer(String.class, new Key()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private Json() {}

    public static <T> T read(String json, Class<T> as) {
        try {
            T read = TYPED.readValue(json, as);
            if (read == null) throw new Unreadable("it is empty");
            return read;
        } catch (JsonProcessingException e) {
            throw new Unreadable(Clean.line(e.getOriginalMessage()));
        }
    }

    static ObjectNode object(String json) {
        try {
            if (RAW.readTree(json) instanceof ObjectNode o) return o;
            throw new Unreadable("it is no object");
        } catch (JsonProcessingException e) {
            throw new Unreadable(Clean.line(e.getOriginalMessage()));
        }
    }

    /** Written again in one line, harmless for a terminal. */
    public static String line(String json) {
        try {
            return Clean.json(RAW.readTree(json).toString());
        } catch (JsonProcessingException e) {
            throw new Unreadable(Clean.line(e.getOriginalMessage()));
        }
    }

    public static String write(Object o) {
        try {
            return RAW.writeValueAsString(o);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's answer is not what the API's contract says. */
    public static final class Unreadable extends RuntimeException {
        Unreadable(String why) {
            super(why, null, false, false);
        }
    }

    private static final class Line extends StdScalarDeserializer<String> {
        Line() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser p, DeserializationContext c) throws IOException {
            return Clean.line(p.getValueAsString());
        }
    }

    /** A text whose line feeds mean something. */
    public static final class Block extends StdScalarDeserializer<String> {
        public Block() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser p, DeserializationContext c) throws IOException {
            return Clean.block(p.getValueAsString());
        }
    }

    private static final class Time extends StdScalarDeserializer<Instant> {
        Time() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser p, DeserializationContext c) throws IOException {
            try {
                return Instant.parse(p.getValueAsString(""));
            } catch (DateTimeException e) {
                return (Instant) c.handleWeirdStringValue(Instant.class, p.getText(), "not a time");
            }
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext c) {
            return Clean.line(key);
        }
    }
}
