package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was asked of and answered by a running Drydock: a file each, OPERATION.request, OPERATION.STATUS, problem.TYPE. */
final class Examples {
    private final Map<String, JsonNode> all = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    Examples(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String text = Files.readString(file);
                all.put(
                        name.replaceFirst("\\.(json|yaml)$", ""),
                        name.endsWith(".json")
                                ? Schemas.JSON.readTree(text)
                                : Schemas.JSON.getNodeFactory().textNode(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(ObjectNode content, String name) {
        if (!all.containsKey(name)) return;
        used.add(name);
        String key = name.startsWith("problem.") ? name.substring("problem.".length()) : "example";
        content.withObject("/examples").putObject(key).set("value", all.get(name));
    }

    Set<String> unused() {
        Set<String> left = new TreeSet<>(all.keySet());
        left.removeAll(used);
        return left;
    }
}
