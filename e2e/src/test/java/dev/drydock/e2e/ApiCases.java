package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** From one good request of an operation many others: on the bounds, and beyond them. */
final class ApiCases {
    private static final List<String> ODD = List.of(
            "..",
            "../../etc/passwd",
            "'; drop table run; --",
            "<script>alert(1)</script>",
            "$(id)",
            "a b",
            "\0",
            "a\r\nSet-Cookie: x=1",
            "\u202e\u2028",
            "ü€\uD83D\uDEA2",
            "-1",
            "0",
            "1e999",
            "null",
            "",
            "%00",
            "x".repeat(3_000),
            "x".repeat(9_000),
            "2026-02-30T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "AAAA",
            "eA",
            "9223372036854775808");
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[]",
            "\"x\"",
            "7",
            "null",
            "{}",
            "{}{}",
            "{\"a\":}",
            "\0",
            "{\"\\u0000\":1}",
            "- [ {",
            "a: &a [*a]");
    private static final List<String> KEYS = List.of("a", "x".repeat(200), "x".repeat(201), "a b", "../..", "', 'x");
    private static final List<String> RAW = List.of("%C0%AF", "%ED%A0%80", "a;b=c", "a%2Fb", "%2e%2e");

    private final ApiPage page;
    private final Random random;

    ApiCases(ApiPage page, Random random) {
        this.page = page;
        this.random = random;
    }

    /** @param many how many of those that are drawn by lot */
    List<ApiAsk> of(ApiAsk good, int many) {
        List<ApiAsk> all = new ArrayList<>();
        paths(good, all);
        queries(good, all);
        headers(good, all);
        bodies(good, all);
        return draw(all, many);
    }

    private List<ApiAsk> draw(List<ApiAsk> all, int many) {
        java.util.Collections.shuffle(all, random);
        return all.subList(0, Math.min(many, all.size()));
    }

    private void paths(ApiAsk good, List<ApiAsk> all) {
        String path = good.path().split("\\?")[0];
        String query = good.path().substring(path.length());
        String[] said = good.operation().path().split("/");
        String[] parts = path.split("/");
        for (int i = 0; i < said.length; i++) {
            if (!said[i].startsWith("{")) continue;
            for (String odd : Stream.concat(ODD.stream().map(ApiCases::encoded), RAW.stream())
                    .toList()) {
                // an empty name, or one that is two dots, is another path
                if (odd.isEmpty() || odd.matches("(\\.|%2e){1,2}|a%2Fb") || odd.length() > 8_000) continue;
                String[] other = parts.clone();
                other[i] = odd;
                all.add(good.at(String.join("/", other) + query));
            }
        }
    }

    private void queries(ApiAsk good, List<ApiAsk> all) {
        for (JsonNode p : good.operation().said().path("parameters")) {
            if (!p.path("in").asText().equals("query")) continue;
            String name = p.path("name").asText();
            List<String> values =
                    new ArrayList<>(ODD.stream().map(ApiCases::encoded).toList());
            values.removeIf(v -> v.length() > 8_000);
            values.addAll(RAW);
            JsonNode schema = p.path("schema");
            schema.path("enum").forEach(v -> values.add(v.asText()));
            for (String bound : List.of("minimum", "maximum")) {
                long at = schema.path(bound).asLong();
                if (schema.has(bound)) for (long v = at - 1; v <= at + 1; v++) values.add(String.valueOf(v));
            }
            for (String v : values) {
                String join = good.path().contains("?") ? "&" : "?";
                all.add(good.at(good.path() + join + name + "=" + v));
            }
        }
    }

    private void headers(ApiAsk good, List<ApiAsk> all) {
        for (JsonNode p : good.operation().said().path("parameters")) {
            if (!p.path("in").asText().equals("header")) continue;
            for (String v : p.path("name").asText().equals("Idempotency-Key")
                    ? KEYS
                    : List.of("", "0", "-1", "x", "9".repeat(18), "9".repeat(19))) {
                all.add(good.with(p.path("name").asText(), v));
            }
        }
        if (!good.operation().open()) {
            all.add(good.without("Authorization"));
            for (String v : List.of(
                    "Bearer", "Bearer ", "Bearer x", "Basic eDp4", "Bearer " + "x".repeat(9_000), "Bearer dry_x_y")) {
                all.add(good.with("Authorization", v));
            }
        }
        for (String accept : List.of("text/html", "image/png", "*/*", "nonsense", "application/json;q=0")) {
            all.add(good.with("Accept", accept));
        }
    }

    private void bodies(ApiAsk good, List<ApiAsk> all) {
        JsonNode content = good.operation().body();
        if (content.isMissingNode()) return;
        BODIES.forEach(b -> all.add(good.saying(b)));
        all.add(good.saying("x".repeat(10_000_000)));
        all.add(good.saying("[".repeat(20_000)));
        for (String type : List.of(
                "application/json",
                "text/plain",
                "application/yaml",
                "application/xml",
                "x",
                "application/json; charset=utf-16")) {
            all.add(good.with("Content-Type", type));
        }
        JsonNode schema = page.followed(content.path("application/json").path("schema"));
        if (!schema.has("properties")) {
            ODD.forEach(o -> all.add(good.saying(o)));
            return;
        }
        ObjectNode whole = parsed(good.body());
        schema.path("required")
                .forEach(r ->
                        all.add(good.saying(whole.deepCopy().without(r.asText()).toString())));
        all.add(good.saying(whole.deepCopy().put("nonsense", 1).toString()));
        schema.properties().stream()
                .filter(e -> e.getKey().equals("properties"))
                .forEach(e -> e.getValue().properties().forEach(property -> {
                    for (JsonNode value : values(property.getValue())) {
                        all.add(good.saying(whole.deepCopy()
                                .<ObjectNode>set(property.getKey(), value)
                                .toString()));
                    }
                }));
        for (int i = 0; i < 20; i++) all.add(good.saying(drawn(schema, whole).toString()));
    }

    private static ObjectNode parsed(String body) {
        try {
            return body == null || body.isEmpty()
                    ? ApiPage.JSON.createObjectNode()
                    : (ObjectNode) ApiPage.JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new AssertionError(body, e);
        }
    }

    /** Several fields at once, each right or wrong. */
    private ObjectNode drawn(JsonNode schema, ObjectNode whole) {
        ObjectNode body = whole.deepCopy();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (random.nextInt(3) > 0) continue;
            List<JsonNode> values = values(property.getValue());
            body.set(property.getKey(), values.get(random.nextInt(values.size())));
        }
        return body;
    }

    /** Right ones, on the bounds, beyond them, and of other types. */
    private List<JsonNode> values(JsonNode schema) {
        var json = ApiPage.JSON.getNodeFactory();
        List<JsonNode> values = new ArrayList<>();
        ODD.forEach(o -> values.add(json.textNode(o)));
        values.addAll(List.of(
                json.nullNode(),
                json.numberNode(7),
                json.numberNode(-1),
                json.numberNode(1.5),
                json.booleanNode(true),
                json.numberNode(new java.math.BigInteger("9".repeat(30))),
                json.arrayNode(),
                json.arrayNode().add(1).addNull(),
                json.objectNode(),
                json.objectNode().put("a", "b").put("\0", 1)));
        Stream.of(schema, schema.path("anyOf").path(0))
                .forEach(s -> s.path("enum").forEach(values::add));
        for (String bound : List.of("minimum", "maximum")) {
            long at = schema.path(bound).asLong();
            if (schema.has(bound)) for (long v = at - 1; v <= at + 1; v++) values.add(json.numberNode(v));
        }
        if (schema.has("maxLength")) {
            int most = schema.path("maxLength").asInt();
            values.add(json.textNode("a".repeat(most)));
            values.add(json.textNode("a".repeat(most + 1)));
        }
        if (schema.has("maxItems")) {
            ArrayNode many = json.arrayNode();
            for (int i = 0; i <= schema.path("maxItems").asInt(); i++) many.add("s" + i);
            values.add(many);
        }
        return values;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
