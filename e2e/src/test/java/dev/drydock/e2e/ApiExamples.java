package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The first good request and answer of each operation, and the first of each problem, with nothing of this machine in them. */
final class ApiExamples {
    private final Path folder;
    private final Map<String, String> all = new TreeMap<>();

    ApiExamples(Path folder) {
        this.folder = folder;
    }

    /** @param problem empty: it is none */
    void seen(ApiAsk ask, HttpResponse<String> got, String problem) {
        String id = ask.operation().id();
        boolean json = got.headers().firstValue("Content-Type").orElse("").contains("json");
        if (!json) return;
        if (!problem.isEmpty()) {
            all.putIfAbsent("problem." + problem + ".json", pretty(got.body()));
            return;
        }
        all.putIfAbsent(id + "." + got.statusCode() + ".json", pretty(got.body()));
        if (ask.body() == null || got.statusCode() >= 300) return;
        String form = ask.headers().getOrDefault("Content-Type", "");
        boolean yaml = form.equals("application/yaml");
        if (!yaml && !form.equals("application/json")) return;
        if (all.keySet().stream().anyMatch(name -> name.startsWith(id + ".request."))) return;
        all.put(id + ".request." + (yaml ? "yaml" : "json"), yaml ? ask.body() : pretty(ask.body()));
    }

    void write() {
        if (!Boolean.getBoolean("examples.write")) return;
        all.forEach((name, text) -> {
            try {
                Path file = folder.resolve(name);
                if (!Files.exists(file)) Files.writeString(file, plain(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String pretty(String json) {
        try {
            JsonNode tree = ApiPage.JSON.readTree(json);
            if (tree.path("items") instanceof ArrayNode items) while (items.size() > 1) items.remove(1);
            return ApiPage.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String text) {
        return text.replace(Dock.DIR.toString(), "/srv")
                .replaceAll("dry_[a-z0-9]{20}_[0-9a-f]{64}", "dry_0123456789abcdefghjk_…")
                .replaceAll("127\\.0\\.0\\.1:[0-9]{4,5}", "127.0.0.1:8080");
    }
}
