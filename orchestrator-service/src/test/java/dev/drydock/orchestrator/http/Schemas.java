package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Types as JSON Schema: of answers what Jackson would write, of requests what their records have. */
final class Schemas {
    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final JsonNode words;
    private final Docs docs;
    private final Map<String, ObjectNode> all = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    Schemas(JsonNode words, Docs docs) {
        this.words = words;
        this.docs = docs;
    }

    Map<String, ObjectNode> all() {
        return all;
    }

    /** What the words say of a schema, and no schema has that name. */
    Set<String> unused() {
        return words.path("requests").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !used.contains("requests/" + name))
                .collect(Collectors.toSet());
    }

    ObjectNode request(Type type) {
        return of(JSON.constructType(type), true);
    }

    ObjectNode answer(Type type) {
        return of(JSON.constructType(type), false);
    }

    private ObjectNode of(JavaType t, boolean request) {
        Class<?> raw = t.getRawClass();
        ObjectNode schema = JSON.createObjectNode();
        if (raw == String.class) return schema.put("type", "string");
        if (raw == Instant.class) return schema.put("type", "string").put("format", "date-time");
        if (raw == boolean.class || raw == Boolean.class) return schema.put("type", "boolean");
        if (raw == int.class || raw == Integer.class)
            return schema.put("type", "integer").put("format", "int32");
        if (raw == long.class || raw == Long.class)
            return schema.put("type", "integer").put("format", "int64");
        if (raw == double.class || raw == Double.class) return schema.put("type", "number");
        if (raw == Object.class) return schema;
        if (Map.class.isAssignableFrom(raw)) {
            schema.put("type", "object").set("additionalProperties", of(t.getContentType(), request));
            return schema;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            schema.put("type", "array").set("items", of(t.getContentType(), request));
            return schema;
        }
        String name = name(t);
        if (!all.containsKey(name)) {
            all.put(name, schema);
            if (request) fillRequest(schema, raw, name);
            else fillAnswer(schema, t, name);
        }
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    private static String name(JavaType t) {
        Class<?> raw = t.getRawClass();
        if (t.containedTypeCount() > 0) {
            return (raw == Items.class ? "All" : raw.getSimpleName()) + name(t.containedType(0));
        }
        boolean common = Set.of("StepView", "Wish", "Hop").contains(raw.getSimpleName());
        return common ? raw.getDeclaringClass().getSimpleName() + "." + raw.getSimpleName() : raw.getSimpleName();
    }

    private void fillAnswer(ObjectNode schema, JavaType t, String name) {
        Set<String> sure = texts(words.path("always").path(name));
        schema.put("type", "object");
        describe(schema, docs.of(t.getRawClass()));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        boolean page = t.getRawClass() == Paged.class || t.getRawClass() == Items.class;
        for (Iterator<PropertyWriter> i = properties(t); i.hasNext(); ) {
            BeanPropertyWriter p = (BeanPropertyWriter) i.next();
            boolean always = sure.contains(p.getName())
                    || p.getType().isPrimitive()
                    || page && p.getName().equals("items");
            ObjectNode of = of(p.getType(), false);
            properties.set(p.getName(), described(always ? of : nullable(of), t.getRawClass(), p.getName()));
            if (always || !p.willSuppressNulls()) required.add(p.getName());
        }
    }

    private static Iterator<PropertyWriter> properties(JavaType t) {
        try {
            return JSON.getSerializerProviderInstance().findValueSerializer(t).properties();
        } catch (JsonMappingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fillRequest(ObjectNode schema, Class<?> raw, String name) {
        used.add("requests/" + name);
        JsonNode said = words.path("requests").path(name);
        if (said.isMissingNode()) throw new IllegalStateException("nothing is said of the request " + name);
        Set<String> required = texts(said.path("required"));
        schema.put("type", "object");
        describe(schema, docs.of(raw));
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent c : raw.getRecordComponents()) {
            ObjectNode of = request(c.getGenericType());
            said.path(c.getName()).properties().forEach(e -> of.set(e.getKey(), e.getValue()));
            boolean sure = required.contains(c.getName()) || c.getType().isPrimitive();
            properties.set(c.getName(), described(sure ? of : nullable(of), raw, c.getName()));
        }
        if (!required.isEmpty()) required.forEach(schema.withArray("required")::add);
        schema.put("additionalProperties", false);
    }

    private ObjectNode described(ObjectNode of, Class<?> in, String property) {
        describe(of, docs.of(in, property));
        return of;
    }

    private static void describe(ObjectNode schema, String text) {
        if (!text.isEmpty()) schema.put("description", text);
    }

    private static ObjectNode nullable(ObjectNode of) {
        if (of.has("$ref") || of.has("enum")) {
            ObjectNode either = JSON.createObjectNode();
            either.putArray("anyOf").add(of).addObject().put("type", "null");
            return either;
        }
        if (!of.has("type")) return of;
        String type = of.path("type").asText();
        of.putArray("type").add(type).add("null");
        return of;
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
