package dev.drydock.stack.tests;

import java.nio.file.Path;
import java.util.List;

/** A tenth of a suite's test classes, another one for each seed: over many commits all are run. */
record Tenth(Path top, String seed) {

    /** @return simple names, of every tenth begun at least one */
    List<String> of(String tag) {
        List<String> all = classes(tag);
        return all.stream()
                .sorted(Draw.by(seed, name -> name))
                .limit((all.size() + 9) / 10)
                .toList();
    }

    private List<String> classes(String tag) {
        return new Sources(top)
                .tests().stream()
                        .filter(t -> Sources.tags(t.text()).contains(tag))
                        .map(Sources.Source::type)
                        .sorted()
                        .toList();
    }
}
