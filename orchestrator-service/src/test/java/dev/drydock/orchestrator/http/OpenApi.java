package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.orchestrator.run.Call;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The API's description, made of the endpoints' code, of the words beside it, and of examples. */
final class OpenApi {
    private static final List<String> COMMON = List.of(
            "malformed",
            "no-token",
            "token-expired",
            "token-revoked",
            "no-role",
            "not-acceptable",
            "too-large",
            "too-many",
            "unavailable",
            "provider-away");

    private final JsonNode words;
    private final Examples examples;
    private final Schemas schemas;
    private final ObjectNode page = Schemas.JSON.createObjectNode();

    OpenApi(JsonNode words, Examples examples) {
        this.words = words;
        this.examples = examples;
        this.schemas = new Schemas(words, new Docs());
    }

    ObjectNode page(List<Endpoint> endpoints) {
        page.put("openapi", "3.1.0");
        page.setAll((ObjectNode) words.path("about"));
        ObjectNode paths = page.putObject("paths");
        Map<String, List<Endpoint>> operations = new LinkedHashMap<>();
        endpoints.forEach(e -> operations
                .computeIfAbsent(e.verb() + " " + e.path(), k -> new ArrayList<>())
                .add(e));
        operations.forEach((what, same) -> paths.withObject(
                        "/" + same.getFirst().path().replace("~", "~0").replace("/", "~1"))
                .set(same.getFirst().verb().toLowerCase(java.util.Locale.ROOT), operation(what, same)));
        if (!schemas.unused().isEmpty()) throw new IllegalStateException("no request is called " + schemas.unused());
        webhooks();
        components();
        return page;
    }

    private ObjectNode operation(String what, List<Endpoint> same) {
        JsonNode said = words.path("operations").path(what);
        if (said.isMissingNode()) throw new IllegalStateException("nothing is said of " + what);
        Endpoint first = same.getFirst();
        ObjectNode o = Schemas.JSON.createObjectNode();
        o.putArray("tags").add(tag(first.path()));
        o.put("operationId", id(first.code()));
        o.put("summary", said.path("says").asText());
        String more = said.path("more").asText();
        String role = first.open() ? "" : "Role: " + first.needs().value().word() + ".";
        o.put("description", (more + " " + role).strip());
        if (first.open()) o.putArray("security");
        ArrayNode parameters = o.putArray("parameters");
        parameters(first, parameters);
        body(first, o);
        ObjectNode responses = o.putObject("responses");
        answers(what, same, said, responses, shown(o));
        problems(first, said, responses, !parameters.isEmpty(), o.has("requestBody"));
        return o;
    }

    /** Whose examples it has: its own, or those of one that is like it. */
    private String shown(ObjectNode operation) {
        String id = operation.path("operationId").asText();
        return words.path("like").path(id).asText(id);
    }

    static String tag(String path) {
        return path.startsWith("/webhooks") ? "webhooks" : path.split("/")[3];
    }

    static String id(Method m) {
        String in = m.getDeclaringClass().getSimpleName().replaceFirst("Api$", "");
        return in.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + in.substring(1)
                + m.getName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + m.getName().substring(1);
    }

    private void parameters(Endpoint e, ArrayNode parameters) {
        Pattern.compile("\\{(\\w+)\\}")
                .matcher(e.path())
                .results()
                .map(r -> r.group(1))
                .forEach(name -> parameter(name, "path", parameters));
        for (Parameter p : e.code().getParameters()) {
            QueryParam query = p.getAnnotation(QueryParam.class);
            HeaderParam header = p.getAnnotation(HeaderParam.class);
            if (query != null) parameter(query.value(), "query", parameters);
            if (header != null) parameter(header.value(), "header", parameters);
            if (!p.isAnnotationPresent(BeanParam.class)) continue;
            for (Field f : p.getType().getDeclaredFields()) {
                QueryParam one = f.getAnnotation(QueryParam.class);
                if (one != null) parameter(one.value(), "query", parameters);
            }
        }
    }

    private void parameter(String name, String in, ArrayNode parameters) {
        JsonNode said = words.path("parameters").path(name);
        if (said.isMissingNode()) throw new IllegalStateException("nothing is said of the parameter " + name);
        ObjectNode p = parameters.addObject();
        p.put("name", name).put("in", in);
        p.setAll((ObjectNode) said.deepCopy());
        p.put("required", in.equals("path") || said.path("required").asBoolean());
    }

    private Optional<Parameter> entity(Method m) {
        List<Class<? extends Annotation>> others =
                List.of(QueryParam.class, HeaderParam.class, BeanParam.class, Context.class);
        return Arrays.stream(m.getParameters())
                .filter(p -> others.stream().noneMatch(p::isAnnotationPresent))
                .filter(p -> p.getType() != String.class || m.isAnnotationPresent(Consumes.class))
                .filter(p -> !p.getName().equals("forge"))
                .findFirst();
    }

    private void body(Endpoint e, ObjectNode o) {
        Optional<Parameter> entity = entity(e.code());
        if (entity.isEmpty()) return;
        Class<?> type = entity.get().getType();
        ObjectNode body = o.putObject("requestBody");
        ObjectNode content = body.putObject("content");
        if (type.isRecord()) {
            ObjectNode json = content.putObject("application/json");
            ObjectNode schema = schemas.request(type);
            json.set("schema", schema);
            String name = schema.path("$ref").asText().replaceFirst(".*/", "");
            body.put("required", schemas.all().get(name).has("required"));
            examples.put(json, shown(o) + ".request");
            return;
        }
        body.put("required", true);
        for (String media : e.code().getAnnotation(Consumes.class).value()) {
            ObjectNode text = content.putObject(media.equals("*/*") ? "application/json" : media);
            text.putObject("schema").put("type", media.equals("*/*") ? "object" : "string");
            examples.put(text, shown(o) + ".request");
        }
    }

    private void answers(String what, List<Endpoint> same, JsonNode said, ObjectNode responses, String id) {
        if (!said.has("answers")) {
            ObjectNode ok = responses.putObject("200").put("description", "so it is");
            same.forEach(e -> content(e, ok, id));
            return;
        }
        for (JsonNode answer : said.path("answers")) {
            String[] parts = answer.asText().split(" ");
            ObjectNode one = responses.putObject(parts[0]).put("description", meaning(parts[0]));
            if (parts[0].equals("202") && what.matches("POST /api/v1/(sites/\\{name}/runs|rollouts)")
                    || parts[0].equals("201")) {
                location(one);
            }
            if (parts.length == 1) continue;
            ObjectNode json = one.putObject("content").putObject("application/json");
            List<ObjectNode> types = Arrays.stream(parts)
                    .skip(1)
                    .map(n -> schemas.answer(Types.named(n)))
                    .toList();
            if (types.size() == 1) json.set("schema", types.getFirst());
            else types.forEach(json.putObject("schema").withArray("anyOf")::add);
            examples.put(json, id + "." + parts[0]);
        }
    }

    private static String meaning(String status) {
        return switch (status) {
            case "201" -> "it is made";
            case "202" -> "accepted; it takes its time";
            case "204" -> "it is gone";
            default -> "so it is";
        };
    }

    private static void location(ObjectNode response) {
        ObjectNode header = response.putObject("headers").putObject("Location");
        header.put("description", "where it is seen").putObject("schema").put("type", "string");
    }

    private void content(Endpoint e, ObjectNode ok, String id) {
        Method m = e.code();
        Produces produces = Optional.ofNullable(m.getAnnotation(Produces.class))
                .orElseGet(() -> m.getDeclaringClass().getAnnotation(Produces.class));
        String media = produces.value()[0];
        ObjectNode content = ok.withObject("/content").putObject(media);
        if (media.startsWith("text/event-stream") || m.getReturnType() == String.class) {
            content.putObject("schema").put("type", "string");
        } else {
            content.set("schema", schemas.answer(m.getGenericReturnType()));
            examples.put(content, id + ".200");
        }
    }

    private void problems(Endpoint e, JsonNode said, ObjectNode responses, boolean parameters, boolean body) {
        TreeSet<String> types = new TreeSet<>(
                e.open() ? List.of("malformed", "not-acceptable", "too-large", "too-many", "unavailable") : COMMON);
        for (JsonNode also : said.path("also")) types.add(also.asText());
        if (!e.open() && !e.needs().value().word().equals("viewer")) types.add("role");
        if (!e.open() && e.needs().of() == Of.ALL) types.add("scope");
        if (e.path().contains("{")) types.add("http");
        if (body) types.add("unsupported-form");
        Map<String, List<String>> byStatus = new TreeMap<>();
        for (String type : types) {
            if (!words.path("problems").has(type))
                throw new IllegalStateException("nothing is said of the problem " + type);
            byStatus.computeIfAbsent(words.path("problems").path(type).path(0).asText(), s -> new ArrayList<>())
                    .add(type);
        }
        if (parameters || body) byStatus.computeIfAbsent("422", s -> new ArrayList<>());
        if (e.path().contains("{")) byStatus.computeIfAbsent("404", s -> new ArrayList<>());
        if (named(e)) byStatus.computeIfAbsent("409", s -> new ArrayList<>());
        byStatus.forEach((status, all) -> responses.putObject(status).put("$ref", "#/components/responses/" + status));
    }

    private static boolean named(Endpoint e) {
        return Arrays.stream(e.code().getParameters())
                .anyMatch(p -> p.isAnnotationPresent(HeaderParam.class)
                        && p.getAnnotation(HeaderParam.class).value().equals("Idempotency-Key"));
    }

    private void webhooks() {
        ObjectNode post = page.putObject("webhooks").putObject("call").putObject("post");
        post.setAll((ObjectNode) words.path("call").deepCopy());
        ObjectNode json = post.putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json");
        json.set("schema", schemas.answer(Call.class));
        post.putObject("responses")
                .putObject("2XX")
                .put("description", "got it; anything else, and it comes again, for a day");
    }

    private void components() {
        ObjectNode components = page.putObject("components");
        ObjectNode scheme = components.putObject("securitySchemes").putObject("token");
        scheme.setAll((ObjectNode) words.path("token"));
        ObjectNode responses = components.putObject("responses");
        Map<String, List<String>> byStatus = new TreeMap<>();
        words.path("problems").properties().forEach(p -> byStatus.computeIfAbsent(
                        p.getValue().path(0).asText(), s -> new ArrayList<>())
                .add(p.getKey()));
        byStatus.forEach((status, types) -> {
            ObjectNode r = responses.putObject(status);
            r.put("description", String.join(", ", types));
            if (status.equals("429")) {
                r.putObject("headers")
                        .putObject("Retry-After")
                        .put("description", "seconds")
                        .putObject("schema")
                        .put("type", "integer");
            }
            ObjectNode json = r.putObject("content").putObject("application/problem+json");
            json.putObject("schema").put("$ref", "#/components/schemas/Problem");
            types.forEach(type -> examples.put(json, "problem." + type));
        });
        ObjectNode all = components.putObject("schemas");
        schemas.all().forEach(all::set);
        all.set("Problem", words.path("problem"));
        page.putArray("security").addObject().putArray("token");
    }
}
