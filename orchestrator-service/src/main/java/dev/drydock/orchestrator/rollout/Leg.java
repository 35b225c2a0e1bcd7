package dev.drydock.orchestrator.rollout;

/**
 * One site of a rollout.
 *
 * @param wave in which it has its turn, from 0
 * @param attempt from 1; raised by {@code retry}
 * @param run the run that it is or was about; null: none has begun
 * @param why how it came to that; null: nothing to say
 */
public record Leg(String site, int wave, int attempt, Stage stage, String run, String why) {
    public enum Stage {
        /** Its turn has not come. */
        PLANNED,
        /** It is being planned, or its run is being started: asked again, it is the same run. */
        BEGINNING,
        UNDERWAY,
        /** Its run waits for a person or a window: it holds up nobody. */
        WAITING,
        DONE,
        /** There was nothing to do. */
        PASSED,
        FAILED,
        /** The rollout was cancelled before its turn. */
        LEFT;

        boolean over() {
            return this == DONE || this == PASSED || this == FAILED || this == LEFT;
        }
    }

    static Leg planned(String site, int wave) {
        return new Leg(site, wave, 1, Stage.PLANNED, null, null);
    }

    Leg to(Stage stage, String run, String why) {
        return new Leg(site, wave, attempt, stage, run, why);
    }

    Leg again(int wave) {
        return new Leg(site, wave, attempt + 1, Stage.PLANNED, null, "tried again; before: " + why);
    }
}
