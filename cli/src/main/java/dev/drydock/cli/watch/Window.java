package dev.drydock.cli.watch;

import dev.drydock.cli.api.Run.Step;
import dev.drydock.cli.api.Run.StepState;
import java.util.List;

/** Which steps are shown where there is not room for all: those around the one that moves. */
record Window(int from, int to) {

    static Window of(List<Step> steps, int room) {
        if (steps.size() <= room) return new Window(0, steps.size());
        int rows = Math.max(1, room - 2); // two lines say what is left out
        int current = current(steps);
        int from = Math.clamp(current - rows + 2, 0, steps.size() - rows);
        return new Window(from, from + rows);
    }

    /** The last one that was ever begun. */
    private static int current(List<Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) if (steps.get(i).state() != StepState.WAITING) return i;
        return 0;
    }
}
