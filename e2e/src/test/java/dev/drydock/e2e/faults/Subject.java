package dev.drydock.e2e.faults;

import dev.drydock.e2e.faults.MatrixSite.Line;
import java.util.List;

/** A run that is over, and what must be so of it alone. */
interface Subject {
    MatrixSite site();

    String run();

    String state();

    /** What the witness wrote while it was under way. */
    List<Line> lines();

    /** How many drills were done before its first change. */
    int drills();

    /** Fails where its end is none that it may have. */
    void endedWell();

    /** Fails where the site is not as that end says. */
    void content();
}
