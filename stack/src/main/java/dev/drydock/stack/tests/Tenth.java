package dev.drydock.stack.tests;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tenth of a suite's test classes, another one for each seed: over many commits all are run. A class with the tag {@code
 * cells} is in each of them and takes a tenth of its own cells; one with the tag {@code alone} wants the whole machine for long, and is
 * in none.
 */
record Tenth(Path top, String seed) {

    static final String CELLS = "cells";
    static final String ALONE = "alone";

    /** @return simple names */
    List<String> of(String tag) {
        List<String> cells = classes(tag, true);
        return Stream.concat(Draw.tenth(seed, classes(tag, false), name -> name).stream(), cells.stream())
                .toList();
    }

    private List<String> classes(String tag, boolean cells) {
        return new Sources(top)
                .tests().stream()
                        .filter(t -> Sources.tags(t.text()).contains(tag))
                        .filter(t -> Sources.tags(t.text()).contains(CELLS) == cells)
                        .filter(t -> !Sources.tags(t.text()).contains(ALONE))
                        .map(Sources.Source::type)
                        .sorted()
                        .toList();
    }
}
