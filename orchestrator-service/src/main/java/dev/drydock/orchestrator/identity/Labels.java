package dev.drydock.orchestrator.identity;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A site's labels, or those that a site must have: {@code env=prod,team=peering}. */
public record Labels(SortedMap<String, String> all) {
    private static final Pattern LABEL = Pattern.compile("([a-z0-9][a-z0-9-]{0,62})=([a-z0-9][a-z0-9-]{0,62})");
    private static final int MOST = 20;
    public static final Labels NONE = of(Map.of());

    public Labels {
        all = Collections.unmodifiableSortedMap(new TreeMap<>(all));
    }

    public static Labels of(Map<String, String> all) {
        return new Labels(new TreeMap<>(all));
    }

    /** @return empty: it is no list of labels, or says one twice */
    public static Optional<Labels> read(String text) {
        if (text.isEmpty()) return Optional.of(NONE);
        SortedMap<String, String> all = new TreeMap<>();
        for (String label : text.split(",", -1)) {
            Matcher m = LABEL.matcher(label);
            if (!m.matches() || all.put(m.group(1), m.group(2)) != null || all.size() > MOST) return Optional.empty();
        }
        return Optional.of(new Labels(all));
    }

    /** As it was written by {@link #text}: what cannot be read has none, and so is in nobody's scope. */
    public static Labels stored(String text) {
        return read(text).orElse(NONE);
    }

    public String text() {
        return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(","));
    }

    public boolean none() {
        return all.isEmpty();
    }

    public boolean has(Labels wanted) {
        return all.entrySet().containsAll(wanted.all.entrySet());
    }
}
