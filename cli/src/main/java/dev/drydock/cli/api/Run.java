package dev.drydock.cli.api;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as the server tells it. Everything but id, site and state may be missing.
 *
 * @param decideBy when it goes back unless somebody has approved
 */
public record Run(
        String id,
        String site,
        String kind,
        String recipe,
        Version from,
        Version to,
        State state,
        boolean goingBack,
        String position,
        Instant started,
        Instant ended,
        Doors doors,
        String reason,
        String next,
        List<Step> steps,
        List<Step> wayBack,
        List<Rung> rungs,
        String backup,
        String chosen,
        String withoutDrill,
        Fingerprints fingerprints,
        List<String> differences,
        Preview preview,
        String requestedBy,
        String reasonGiven,
        String ticket,
        Journey journey,
        List<String> possible,
        Instant decideBy) {

    private static final List<String> DECISIONS = List.of("approve", "continue");

    public Run {
        state = state == null ? State.UNKNOWN : state;
        doors = doors == null ? new Doors(null, null, null) : doors;
        steps = steps == null ? List.of() : List.copyOf(steps);
        wayBack = wayBack == null ? List.of() : List.copyOf(wayBack);
        rungs = rungs == null ? List.of() : List.copyOf(rungs);
        fingerprints = fingerprints == null ? new Fingerprints(null, null) : fingerprints;
        differences = differences == null ? List.of() : List.copyOf(differences);
        possible = possible == null ? List.of() : List.copyOf(possible);
    }

    /** Nobody else moves it on: what waits for its window, or for another run, does so by itself. */
    public boolean needsAPerson() {
        return state == State.STUCK || state == State.WAITING && !Collections.disjoint(possible, DECISIONS);
    }

    /** {@code upgrade v1.0 → v1.1}, {@code backup of v1.0} */
    public String what() {
        if (to == null || to.equals(from)) return kind + (from == null ? "" : " of " + Version.name(from));
        return kind + " " + Version.name(from) + " → " + Version.name(to);
    }

    /** It has ended, and nobody knows yet whether another hop follows. */
    public boolean goesOn() {
        return ended != null && journey != null && journey.goesOnAfter(id);
    }

    /** The hop after this one. */
    public Optional<String> following() {
        return journey == null ? Optional.empty() : journey.after(id);
    }

    /** It ended well, and the journey ended with it before it was where it was to go. */
    public boolean cutShort() {
        return state == State.SUCCEEDED
                && journey != null
                && journey.stopped()
                && following().isEmpty();
    }

    /** It goes back now or did so once. */
    public boolean wentBack() {
        return goingBack || wayBack.stream().anyMatch(s -> s.state.begun());
    }

    /**
     * An upgrade over several hops, this one among them.
     *
     * @param to what was asked for
     * @param state going, arrived, stopped
     * @param hops those that were begun
     * @param reason why it was stopped
     */
    public record Journey(String id, String to, String state, List<Hop> hops, String reason, String next) {
        public Journey {
            hops = hops == null ? List.of() : List.copyOf(hops);
        }

        boolean stopped() {
            return "stopped".equals(state);
        }

        boolean goesOnAfter(String run) {
            return "going".equals(state) && after(run).isEmpty();
        }

        Optional<String> after(String run) {
            List<String> runs = hops.stream().map(Hop::run).toList();
            int next = runs.indexOf(run) + 1;
            return next > 0 && next < runs.size() ? Optional.of(runs.get(next)) : Optional.empty();
        }
    }

    public record Hop(String run, String from, String to, State state) {
        public Hop {
            state = state == null ? State.UNKNOWN : state;
        }
    }

    /** @param exit of one who watches the run till here */
    public enum State {
        @JsonProperty("running")
        RUNNING("running", -1),
        @JsonProperty("waiting")
        WAITING("waiting", 5),
        @JsonProperty("stuck")
        STUCK("stuck", 4),
        @JsonProperty("succeeded")
        SUCCEEDED("succeeded", 0),
        @JsonProperty("rolled-back")
        ROLLED_BACK("rolled back", 3),
        @JsonProperty("not-started")
        NOT_STARTED("not started", 1),
        @JsonProperty("resolved")
        RESOLVED("resolved by a person", 4),
        /** Of a newer server. */
        @JsonEnumDefaultValue
        UNKNOWN("in a state that this command line does not know", -1);

        public final String text;
        public final int exit;

        State(String text, int exit) {
            this.text = text;
            this.exit = exit;
        }

        /** Nothing moves until a person acts, or ever. */
        public boolean rests() {
            return exit >= 0;
        }
    }

    /** What migrate would run. */
    public record Preview(String sqlHash, int statements, List<Statement> sql) {
        public Preview {
            sql = sql == null ? List.of() : List.copyOf(sql);
        }
    }

    /** @param takes what it takes away; null: nothing */
    public record Statement(@JsonDeserialize(using = Json.Block.class) String text, String takes) {}

    public record Doors(Instant closed, Instant opened, Double seconds) {}

    /** Part → SHA-256; null where it was not taken. */
    public record Fingerprints(Map<String, String> before, Map<String, String> after) {}

    /** @param state waiting, running, done, failed, not-needed, not-climbed */
    public record Rung(String name, String state) {
        public Rung {
            state = state == null ? "waiting" : state;
        }

        public boolean ended() {
            return !state.equals("waiting") && !state.equals("running");
        }

        public String text() {
            return name + ": " + state.replace('-', ' ');
        }
    }

    /**
     * @param attempt one number a site; tries counts from one for each step
     * @param known the cause of a failure, where a cure of the recipe knows it
     * @param signature of one that none knows
     * @param usual how many seconds it takes here as a rule; null: nobody knows
     */
    public record Step(
            int index,
            String name,
            String verb,
            String family,
            StepState state,
            Long attempt,
            Integer tries,
            Instant started,
            Instant ended,
            String reason,
            @JsonDeserialize(using = Json.Block.class) String tail,
            String known,
            String signature,
            Double usual) {
        public Step {
            state = state == null ? StepState.UNKNOWN : state;
            tries = tries == null ? 0 : tries;
        }
    }

    public enum StepState {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("interrupted")
        INTERRUPTED,
        @JsonProperty("passed-over")
        PASSED_OVER,
        @JsonProperty("not-needed")
        NOT_NEEDED,
        @JsonEnumDefaultValue
        UNKNOWN;

        public boolean begun() {
            return this != WAITING && this != NOT_NEEDED;
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
