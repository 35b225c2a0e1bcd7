package dev.drydock.bench;

import java.time.Duration;

/**
 * How much is measured. A round is the same for product and floor, one after the other; no round begins that would not end
 * within the limit.
 *
 * @param warm sagas before anything is measured
 * @param singles sagas one at a time, a round
 * @param jobs the same with jobs
 * @param burst sagas a round, {@code streams} at a time
 * @param most after that a part of a round begins no more sagas, however few it had
 */
record Scale(int rounds, int warm, int singles, int jobs, int burst, int streams, Duration most, Duration limit) {
    static final Scale FULL = new Scale(5, 600, 40, 6, 600, 50, Duration.ofSeconds(12), Duration.ofSeconds(200));
    static final Scale QUICK = new Scale(3, 200, 20, 3, 200, 50, Duration.ofSeconds(5), Duration.ofSeconds(75));
}
