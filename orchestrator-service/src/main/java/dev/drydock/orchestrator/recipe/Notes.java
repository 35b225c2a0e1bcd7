package dev.drydock.orchestrator.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong, all at once, but no more than a person would read. */
final class Notes {
    static final int MOST = 50;

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Mark> spoiled = new HashSet<>();

    Notes(String file) {
        this.file = file;
    }

    void add(Mark at, String what, String right) {
        if (spoiled.contains(at)) return;
        if (findings.size() < MOST) findings.add(new Finding(file, at.line(), at.column(), what, right));
    }

    /** The same, of a value that is wrong as such: nothing more is said of that place. */
    void spoil(Mark at, String what, String right) {
        add(at, what, right);
        spoiled.add(at);
    }

    boolean clean() {
        return findings.isEmpty();
    }

    /** The value is built only where nothing is wrong, so no half-read value ever leaves. */
    <T> Result<T> result(Supplier<T> value) {
        if (clean()) return new Result.Ok<>(value.get());
        List<Finding> inOrder = findings.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column))
                .toList();
        return new Result.Findings<>(inOrder);
    }

    /** Quotes what the file says, short and without control characters: it goes to terminals. */
    static String quote(String said) {
        String plain = said.replaceAll("\\p{Cntrl}|\\p{Cf}", "?");
        return "`" + (plain.length() > 60 ? plain.substring(0, 59) + "…" : plain) + "`";
    }
}
