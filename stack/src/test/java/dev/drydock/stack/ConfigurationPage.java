package dev.drydock.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What may be set, made of what the sources read and of the words beside it: {@code configuration.yaml}. */
final class ConfigurationPage {
    private final JsonNode words;
    private final Variables code;
    private final Sources sources;

    ConfigurationPage(JsonNode words, Variables code, Sources sources) {
        this.words = words;
        this.code = code;
        this.sources = sources;
    }

    Set<String> settings() {
        return names("groups", "settings");
    }

    Set<String> given() {
        return names("given", "names");
    }

    Set<String> internal() {
        Set<String> all = new TreeSet<>();
        words.path("internal").forEach(g -> g.path("names").forEach(n -> all.add(n.asText())));
        return all;
    }

    List<String> others() {
        return fields(words.path("others").path("names"));
    }

    /** What is said twice: a value that stands here and in the sources. */
    List<String> twice() {
        return settings().stream()
                .filter(n -> !said(n).isEmpty() && code.otherwise(n).isPresent())
                .toList();
    }

    String text() {
        StringBuilder b = new StringBuilder(words.path("about").asText());
        words.path("groups").forEach(g -> {
            b.append(head(g))
                    .append("| variable | read by | with `up` | otherwise | what |\n| --- | --- | --- | --- | --- |\n");
            fields(g.path("settings"))
                    .forEach(n -> b.append(row(n, says(g.path("settings").path(n)))));
        });
        words.path("given").forEach(g -> b.append(head(g)).append(table(g.path("names"))));
        b.append(head(words.path("others"))).append(table(words.path("others").path("names")));
        b.append("\n## Between Drydock's own parts\n\nNot to be set, and not to be relied on.\n\n");
        words.path("internal")
                .forEach(g -> b.append("- %s: %s\n".formatted(g.path("says").asText(), listed(g.path("names")))));
        return b.toString();
    }

    private static String head(JsonNode group) {
        String says = group.path("says").asText().strip();
        return "\n## " + group.path("title").asText() + "\n\n" + (says.isEmpty() ? "" : says + "\n\n");
    }

    private static String table(JsonNode names) {
        return fields(names).stream()
                .map(n -> "| `%s` | %s |\n".formatted(n, cell(names.path(n).asText())))
                .collect(Collectors.joining("", "| variable | what |\n| --- | --- |\n", ""));
    }

    private static String listed(JsonNode names) {
        return StreamSupport.stream(names.spliterator(), false)
                .map(n -> "`" + n.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private String row(String name, String says) {
        String otherwise = said(name).isEmpty() ? code.otherwise(name).orElse("") : said(name);
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(name, code.readers(name), up(name), cell(otherwise), cell(says));
    }

    /** What becomes of it between who starts the services and the services. */
    private String up(String name) {
        if (!code.ofAService(name)) return "";
        if (Parts.handsOn(name, Service.ORCHESTRATOR)) return "handed on";
        return sources.text("stack/src/main/java/dev/drydock/stack/Parts.java").contains("env.put(\"" + name + "\"")
                ? "set by it"
                : "not handed on";
    }

    private String said(String name) {
        for (JsonNode group : words.path("groups"))
            if (group.path("settings").has(name))
                return group.path("settings").path(name).path("otherwise").asText();
        return "";
    }

    private static String says(JsonNode setting) {
        return setting.isTextual() ? setting.asText() : setting.path("says").asText();
    }

    private Set<String> names(String groups, String key) {
        Set<String> all = new TreeSet<>();
        words.path(groups).forEach(g -> all.addAll(fields(g.path(key))));
        return all;
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String cell(String text) {
        return text.strip().replace("\n", " ").replace("|", "\\|");
    }
}
