package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every cell of docs/roles.md, asked of the running service. What is allowed is asked so that nothing comes of it. */
@Tag("stack")
class RolesTest {
    private static final List<Integer> NO = List.of(401, 403, 404, 429);

    /** What is sent where `{}` would not do. */
    private static final Map<String, String> YAML = Map.of(
            "POST /api/v1/sites", "nonsense: 1",
            "PUT /api/v1/sites", "nonsense: 1",
            "POST /api/v1/recipes", "nonsense: 1",
            "POST /api/v1/recipes/check", "nonsense: 1",
            "POST /api/v1/policies", "nonsense: 1",
            "POST /api/v1/policies/preview", "nonsense: 1",
            "POST /api/v1/sources", "nonsense: 1");

    private record Cell(String verb, String path, String who, String expected) {}

    @Test
    void each_cell_is_so() throws IOException {
        try (Harbour harbour = Harbour.open("harbour", "labels: { team: roles }\n")) {
            String run = backedUp(harbour);
            for (String policy : List.of("roles", "roles-gone")) {
                Api.post("policies", "application/yaml", "policy: " + policy + "\n");
            }
            Api.json("holds", "{\"application\":\"harbour\",\"version\":\"9.9.9\",\"reason\":\"roles\"}");
            Forge.known("gitea", "harbour-roles");
            // of a version that is nowhere: it begins nothing
            String rollout = Api.json("rollouts", "{\"to\":\"9.9.8\",\"sites\":[\"" + harbour.name + "\"]}")
                    .body()
                    .path("id")
                    .asText();
            Map<String, String> callers = callers();
            String gone = Tokens.revoked().id();
            List<Cell> cells = cells();
            List<String> wrong = new ArrayList<>();

            for (Cell cell : cells) {
                String path = cell.path
                        .replace("/sites/{name}", "/sites/" + harbour.name)
                        .replace("/recipes/{name}", "/recipes/harbour")
                        .replace(
                                "/policies/{name}",
                                cell.verb.equals("GET") ? "/policies/roles" : "/policies/roles-gone")
                        .replace("/holds/{application}", "/holds/harbour?version=9.9.9")
                        .replace("/sources/{name}", "/sources/harbour-roles-gitea")
                        .replace("/rollouts/{id}", "/rollouts/" + rollout)
                        .replace("/tokens/{id}", "/tokens/" + gone)
                        .replace("{site}", harbour.name)
                        .replace("{id}", run);
                String what = cell.verb + " " + cell.path;
                boolean yaml = YAML.containsKey(what);
                String body =
                        cell.verb.equals("GET") || cell.verb.equals("DELETE") ? "" : YAML.getOrDefault(what, "{}");
                HttpResponse<String> got = Tokens.send(
                        cell.verb, path, callers.get(cell.who), yaml ? "application/yaml" : "application/json", body);
                if (!fits(cell, got, harbour.name)) {
                    wrong.add(what + " as " + cell.who + ": " + got.statusCode() + " instead of " + cell.expected + " "
                            + got.body());
                }
            }

            assertThat(cells).hasSizeGreaterThan(300);
            assertThat(wrong).isEmpty();
            assertThat(harbour.version()).isEqualTo("1.0.0");
            assertThat(Api.get("runs?site=" + harbour.name).body().path("items"))
                    .hasSize(1);
        }
    }

    private static boolean fits(Cell cell, HttpResponse<String> got, String site) {
        int status = got.statusCode();
        return switch (cell.expected) {
            case "yes" -> cell.path.startsWith("/closed/") ? page(got) : !NO.contains(status) && status < 500;
            case "own" -> !NO.contains(status) && status < 500 && !got.body().contains(site);
            default -> status == Integer.parseInt(cell.expected) && got.body().contains("urn:drydock:problem:");
        };
    }

    /** What visitors read: it says 503, so that programs come back. */
    private static boolean page(HttpResponse<String> got) {
        return got.statusCode() == 503 && got.body().startsWith("<!doctype html>");
    }

    private static String backedUp(Harbour harbour) {
        String run = Api.json("sites/" + harbour.name + "/runs", "{\"kind\":\"backup\",\"open\":true}")
                .body()
                .path("id")
                .asText();
        assertThat(Api.rested(run).path("state").asText()).isEqualTo("succeeded");
        return run;
    }

    private static Map<String, String> callers() {
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("no token", null);
        callers.put("wrong", "dry_0123456789abcdefghjk_" + "0".repeat(64));
        callers.put("expired", Tokens.expired().secret());
        callers.put("revoked", Tokens.revoked().secret());
        for (String role : List.of("viewer", "operator", "approver", "administrator")) {
            callers.put(role, Tokens.make(role, "").secret());
        }
        callers.put("other scope", Tokens.make("administrator", "team=others").secret());
        return callers;
    }

    private static List<Cell> cells() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../docs/roles.md")).stream()
                .filter(l -> l.startsWith("| "))
                // whose signature is its token: BadReleaseTest
                .filter(l -> !l.contains("/webhooks/"))
                .toList();
        List<String> head = split(lines.getFirst());
        List<Cell> cells = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            List<String> row = split(line);
            String[] what = row.getFirst().split(" ", 2);
            for (int i = 1; i < row.size(); i++) cells.add(new Cell(what[0], what[1], head.get(i), row.get(i)));
        }
        return cells;
    }

    private static List<String> split(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
