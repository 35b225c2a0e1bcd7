package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The description that the running stack serves, and whether an answer is as it says. */
final class ApiPage {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    final JsonNode page;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    record Operation(String verb, String path, String id, JsonNode said) {
        boolean open() {
            return said.has("security") && said.path("security").isEmpty();
        }

        JsonNode body() {
            return said.path("requestBody").path("content");
        }
    }

    ApiPage(JsonNode page) {
        this.page = page;
    }

    static ApiPage served() {
        try {
            HttpRequest get = HttpRequest.newBuilder(URI.create(Dock.STACK.url() + "/q/openapi?format=json"))
                    .build();
            return new ApiPage(JSON.readTree(HttpClient.newHttpClient()
                    .send(get, BodyHandlers.ofString())
                    .body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        page.path("paths").properties().forEach(p -> p.getValue()
                .properties()
                .forEach(v -> all.add(new Operation(
                        v.getKey().toUpperCase(Locale.ROOT),
                        p.getKey(),
                        v.getValue().path("operationId").asText(),
                        v.getValue()))));
        return all;
    }

    JsonNode followed(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.isEmpty() ? node : page.at(ref.substring(1));
    }

    /** @return what is not as it is said, each in a line */
    List<String> faults(Operation operation, HttpResponse<String> got) {
        String status = String.valueOf(got.statusCode());
        List<String> faults = new ArrayList<>();
        if (got.statusCode() >= 500) faults.add("answered " + status);
        JsonNode said = followed(operation.said.path("responses").path(status));
        if (said.isMissingNode()) faults.add("the status " + status + " is not told of");
        else content(operation, status, said, got, faults);
        if (got.statusCode() >= 400) problem(got, faults);
        said.path("headers").fieldNames().forEachRemaining(h -> {
            if (got.headers().firstValue(h).isEmpty()) faults.add("the header " + h + " is missing");
        });
        return faults;
    }

    private void content(
            Operation operation, String status, JsonNode said, HttpResponse<String> got, List<String> faults) {
        String type = got.headers()
                .firstValue("Content-Type")
                .orElse("")
                .split(";")[0]
                .strip();
        Map<String, JsonNode> content = said.path("content").properties().stream()
                .collect(Collectors.toMap(c -> c.getKey().split(";")[0], Map.Entry::getValue));
        if (content.isEmpty() && got.body().isEmpty()) return;
        if (!content.containsKey(type)) {
            faults.add("its form is " + type + ", not one of " + content.keySet());
            return;
        }
        if (!type.endsWith("json")) return;
        try {
            schema(operation.id + " " + status, content.get(type).path("schema"))
                    .validate(JSON.readTree(got.body()))
                    .forEach(m -> faults.add(m.toString()));
        } catch (IOException e) {
            faults.add("it is no JSON: " + e.getMessage());
        }
    }

    private static void problem(HttpResponse<String> got, List<String> faults) {
        try {
            JsonNode p = JSON.readTree(got.body());
            if (p.path("status").asInt() != got.statusCode()) faults.add("its status is another than the problem's");
            for (String field : List.of("type", "title", "detail")) {
                if (p.path(field).asText().isBlank()) faults.add("the problem has no " + field);
            }
        } catch (IOException e) {
            faults.add("the problem is no JSON");
        }
    }

    private JsonSchema schema(String name, JsonNode schema) {
        return schemas.computeIfAbsent(name, n -> {
            ObjectNode whole = schema.deepCopy();
            whole.set("components", page.path("components"));
            return FACTORY.getSchema(whole);
        });
    }
}
