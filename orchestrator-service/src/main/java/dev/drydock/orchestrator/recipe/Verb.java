package dev.drydock.orchestrator.recipe;

import static dev.drydock.contract.Family.BACKUP;
import static dev.drydock.contract.Family.MAINTENANCE;
import static dev.drydock.contract.Family.MIGRATION;
import static dev.drydock.contract.Family.VCS;
import static dev.drydock.orchestrator.saga.Touch.CODE;
import static dev.drydock.orchestrator.saga.Touch.DATABASE;
import static dev.drydock.orchestrator.saga.Touch.DOORS;
import static dev.drydock.orchestrator.saga.Touch.FILES;
import static dev.drydock.orchestrator.saga.Touch.SERVICES;

import dev.drydock.contract.Family;
import dev.drydock.orchestrator.saga.Touch;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that may stand in a recipe's steps: who does it, what it touches, and where it belongs. */
public enum Verb {
    FETCH("fetch", VCS, Part.BEFORE),
    COPY("copy", BACKUP, Part.BEFORE),
    CLOSE_DOORS("close-doors", MAINTENANCE, Part.BEFORE, DOORS),
    BACK_UP("backup", BACKUP, Part.BEFORE),
    DRILL("drill", BACKUP, Part.BEFORE),
    CHECKOUT("checkout", VCS, Part.OWN, CODE),
    INSTALL("install", VCS, Part.OWN, CODE, FILES),
    RESTART("restart", MAINTENANCE, Part.OWN, SERVICES),
    CLEAR_CACHE("clear-cache", MAINTENANCE, Part.OWN, FILES),
    PREVIEW("preview", MIGRATION, Part.OWN),
    MIGRATE("migrate", MIGRATION, Part.OWN, DATABASE, FILES),
    VALIDATE("validate", MIGRATION, Part.OWN),
    RUN("run", MIGRATION, Part.OWN, DATABASE, FILES),
    PROBE("probe", MAINTENANCE, Part.AFTER),
    OPEN_DOORS("open-doors", MAINTENANCE, Part.AFTER, DOORS);

    /** Before the recipe's own steps and safe without a backup; the own steps; after them. */
    public enum Part {
        BEFORE,
        OWN,
        AFTER
    }

    private final String word;
    private final Family family;
    private final Part part;
    private final Set<Touch> touches;

    Verb(String word, Family family, Part part, Touch... touches) {
        this.word = word;
        this.family = family;
        this.part = part;
        this.touches = Set.of(touches);
    }

    public String word() {
        return word;
    }

    public Family family() {
        return family;
    }

    public Part part() {
        return part;
    }

    public Set<Touch> touches() {
        return touches;
    }

    /** Everything of a recipe's own but these two is a command line. */
    boolean takesCommand() {
        return part == Part.OWN && this != CHECKOUT && this != RESTART;
    }

    static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    static Set<String> words() {
        return Arrays.stream(values()).map(Verb::word).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
