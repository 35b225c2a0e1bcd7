package dev.drydock.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of the environment the sources read, who does, and what counts where nobody sets it. */
final class Variables {
    private static final String FRONT_DOOR = "`./drydock`";
    private static final String COMPOSE = "docker compose";
    private static final String TESTS = "tests";

    private static final List<String> SERVICES =
            Service.ALL.stream().map(Service::word).toList();
    private static final List<String> PARTICIPANTS =
            Service.ALL.stream().filter(Service::participant).map(Service::word).toList();

    /** In a part's own program. */
    private static final Pattern READ = Pattern.compile(
            "(?:getOrDefault\\(|containsKey\\(|given\\(console, \\w+, |LOST_AFTER = |VARIABLE = )\"(DRYDOCK_[A-Z0-9_]+)\""
                    + "|\\$\\{(?:env:)?(DRYDOCK_[A-Z0-9_]+)(?::-([^}]*))?}");

    /** In a service: a line of its properties, one that is only shown, or a value that its code asks for. */
    private static final Pattern SETTING = Pattern.compile("(?m)^(drydock\\.[a-z.-]+)=(.*)$|^#(drydock\\.[a-z.-]+)="
            + "|@ConfigProperty\\(\\s*name = \"(drydock\\.[a-z.-]+)\"(?:,\\s*defaultValue = \"([^\"]*)\")?");

    private static final Pattern NAME = Pattern.compile("DRYDOCK_[A-Z0-9_]*[A-Z0-9](?![A-Z0-9_])");

    /** By variable: by who reads it, what counts for them otherwise; empty: nothing. */
    private final Map<String, Map<String, String>> read = new TreeMap<>();

    private final Sources sources;

    Variables(Sources sources) {
        this.sources = sources;
        Stream.of("cli/src/main/java", "stack/src/main/java", "drydock").forEach(p -> programs(FRONT_DOOR, p));
        programs(COMPOSE, "docker-compose.yml");
        programs(TESTS, "test-parts/src/main/java");
        SERVICES.forEach(s -> settings(s, "operations/src/main"));
        PARTICIPANTS.forEach(s -> settings(s, "participant/src/main"));
        SERVICES.forEach(s -> settings(s, s + "-service/src/main"));
    }

    Set<String> read() {
        return read.keySet();
    }

    boolean ofAService(String name) {
        return read.get(name).keySet().stream().anyMatch(SERVICES::contains);
    }

    String readers(String name) {
        return words(read.get(name).keySet());
    }

    private static String words(Set<String> names) {
        Set<String> who = new LinkedHashSet<>(new TreeSet<>(names));
        if (who.containsAll(SERVICES) && who.removeAll(SERVICES)) who.add("all services");
        if (who.containsAll(PARTICIPANTS) && who.removeAll(PARTICIPANTS)) who.add("participants");
        return String.join(", ", who);
    }

    /** @return empty: the sources name none */
    Optional<String> otherwise(String name) {
        Map<String, Set<String>> by = new TreeMap<>();
        read.get(name).forEach((who, value) -> {
            if (!value.isEmpty())
                by.computeIfAbsent(value, v -> new TreeSet<>()).add(who);
        });
        if (by.isEmpty()) return Optional.empty();
        return Optional.of(by.entrySet().stream()
                .map(e -> "`" + e.getKey() + "`"
                        + (e.getValue().equals(read.get(name).keySet()) ? "" : " (" + words(e.getValue()) + ")"))
                .collect(Collectors.joining("; ")));
    }

    /** All that stand anywhere in what ships, whoever sets them for whom. */
    Set<String> mentioned() {
        Stream<String> places = Stream.concat(
                Stream.of("drydock", "docker-compose.yml", "deploy/helm", "deploy/site", "deploy/prepare"),
                sources.modules());
        return places.flatMap(p -> NAME.matcher(sources.text(p)).results())
                .map(m -> m.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void programs(String who, String place) {
        READ.matcher(sources.text(place)).results().forEach(m -> {
            String name = m.group(1) == null ? m.group(2) : m.group(1);
            note(name, who, m.group(3));
        });
    }

    private void settings(String who, String place) {
        Matcher m = SETTING.matcher(sources.text(place));
        while (m.find()) {
            String name = Stream.of(1, 3, 4)
                    .map(m::group)
                    .filter(g -> g != null)
                    .findFirst()
                    .orElseThrow();
            note(variable(name), who, m.group(2) == null ? m.group(5) : m.group(2));
        }
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** A service's own word comes after what it has in common with others, and counts. */
    private void note(String name, String who, String otherwise) {
        Map<String, String> all = read.computeIfAbsent(name, n -> new TreeMap<>());
        if (otherwise == null) all.putIfAbsent(who, "");
        else all.put(who, otherwise.strip().replace("$top/", ""));
    }
}
