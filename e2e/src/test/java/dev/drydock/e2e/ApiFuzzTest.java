package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.drydock.e2e.ApiPage.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The running stack is held to the description that it serves: whatever is asked, the answer is one that is told of, in the form that is
 * told of. {@code -Dseed=N} asks the same once more; {@code -Dexamples.write=true} keeps what is not yet in docs/api/examples.
 */
class ApiFuzzTest {
    /** Of each operation: some ask the participants, and take their time. */
    private static final int FEW = 10;

    private static final int MANY = 10 * FEW;
    private static final JsonNode PROBLEMS = words().path("problems");

    /** What is asked of each commit is the same, so that what is red was made so by it. */
    private static final long ALWAYS = 20_261_122;

    private final ApiPage page = ApiPage.served();
    private final ApiExamples examples = new ApiExamples(Path.of("../docs/api/examples"));
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private final Set<String> succeeded = new TreeSet<>();
    private final Set<String> without = new TreeSet<>();
    private int asked;

    @Test
    @Tag("stack")
    void what_is_asked_at_random_is_answered_as_documented() {
        fuzz(FEW, Long.getLong("seed", ALWAYS));
    }

    @Test
    @Tag("systems")
    void ten_times_as_much_is_answered_as_documented() {
        fuzz(MANY, Long.getLong("seed", System.nanoTime()));
    }

    @Test
    @Tag("stack")
    void it_serves_the_description_that_is_in_the_repository() throws IOException {
        JsonNode kept = new YAMLMapper().readTree(Files.readString(Path.of("../docs/api/openapi.yaml")));

        assertThat(page.page).isEqualTo(kept);
    }

    private void fuzz(int many, long seed) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (ApiGood good = new ApiGood(page)) {
            List<ApiAsk> all = good.all();
            all.forEach(this::ask);
            all.addAll(good.others());
            without.addAll(page.operations().stream()
                    .map(Operation::id)
                    .filter(id -> !succeeded.contains(id) && !ApiGood.ELSEWHERE.containsKey(id))
                    .toList());
            List<ApiAsk> cases = new ArrayList<>();
            ApiCases others = new ApiCases(page, random);
            Map<String, String> callers = callers();
            for (ApiAsk one : all) {
                cases.addAll(others.of(one, many));
                if (!one.operation().open())
                    callers.values().forEach(c -> cases.add(one.with("Authorization", "Bearer " + c)));
            }
            cases.forEach(this::ask);
        }
        examples.write();
        System.out.println(asked + " requests");
        assertThat(without).as("none of these succeeded: " + wrong).isEmpty();
        assertThat(wrong).as("seed " + seed).isEmpty();
    }

    private static Map<String, String> callers() {
        Map<String, String> callers = new LinkedHashMap<>();
        for (String role : List.of("viewer", "operator", "approver"))
            callers.put(role, Tokens.make(role, "").secret());
        callers.put("elsewhere", Tokens.make("administrator", "team=others").secret());
        return callers;
    }

    private void ask(ApiAsk ask) {
        HttpResponse<String> got = ask.send();
        asked++;
        List<String> faults = new ArrayList<>(page.faults(ask.operation(), got));
        String type = got.statusCode() < 400 ? "" : type(got);
        if (got.statusCode() >= 400 && !PROBLEMS.has(type)) faults.add("nobody has told of the problem '" + type + "'");
        if (got.statusCode() < 300) succeeded.add(ask.operation().id());
        if (faults.isEmpty()) examples.seen(ask, got, type);
        else
            wrong.putIfAbsent(
                    ask.operation().id() + " " + got.statusCode() + " " + faults,
                    ask + "\n    " + shortened(got.body()) + "\n");
    }

    private static String type(HttpResponse<String> got) {
        try {
            return ApiPage.JSON.readTree(got.body()).path("type").asText().replaceFirst("^urn:drydock:problem:", "");
        } catch (IOException e) {
            return "";
        }
    }

    private static String shortened(String body) {
        return body.length() > 400 ? body.substring(0, 400) + "…" : body;
    }

    private static JsonNode words() {
        try {
            return new YAMLMapper().readTree(Files.readString(Path.of("../docs/api/operations.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
