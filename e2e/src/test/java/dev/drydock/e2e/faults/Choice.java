package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.tests.Draw;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which of the cells are run, group by group: all of a group are hit at once, so that a restart is shared by many. */
record Choice(String cell, String seed) {
    static Choice of(Properties p) {
        return new Choice(p.getProperty("faults.cell", ""), p.getProperty("faults.tenth", ""));
    }

    /** @return by the groups' names */
    Map<String, List<Cell>> among(List<Cell> cells) {
        Pattern name = Pattern.compile(cell);
        Map<String, List<Cell>> groups = groups(cells.stream()
                .filter(c -> name.matcher(c.toString()).lookingAt())
                .toList());
        assertThat(groups).as("cells whose names begin with " + cell).isNotEmpty();
        if (seed.isEmpty()) return groups;
        groups.keySet().retainAll(drawn(groups.keySet()));
        return groups;
    }

    /** A tenth of all. */
    private List<String> drawn(Collection<String> groups) {
        return groups.stream()
                .sorted(Draw.by(seed, g -> g))
                .limit((groups.size() + 9) / 10)
                .toList();
    }

    /** All cells of a fault. */
    static Map<String, List<Cell>> groups(List<Cell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(c -> c.fault().toString(), LinkedHashMap::new, Collectors.toList()));
    }
}
