package dev.drydock.backup;

import java.util.concurrent.atomic.AtomicInteger;

/** How many paths all orders of this service may know at once: memory grows with them, and with nothing else. */
final class PathRoom {
    /** What one path takes, in a manifest or a listing, with what is merged of both. */
    static final int BYTES = 1_000;

    private static final int STEP = 1_000;

    private final AtomicInteger left;
    private final int all;

    PathRoom(long memory) {
        all = (int) Math.min(memory / 10 * 7 / BYTES, Integer.MAX_VALUE);
        left = new AtomicInteger(all);
    }

    Share share() {
        return new Share(false);
    }

    /** Of a way back, which must never wait for other sites: it takes what it needs, and newcomers find the less. */
    Share shareThatNothingRefuses() {
        return new Share(true);
    }

    /** One order's. */
    final class Share implements AutoCloseable {
        private int known;
        private int listed;
        private int held;
        private final boolean unrefused;

        private Share(boolean unrefused) {
            this.unrefused = unrefused;
        }

        /** One more, to the order's end. */
        void know() {
            know(1);
        }

        synchronized void know(int paths) {
            known += paths;
            hold();
        }

        /** What was known is let go: another copy is read instead. */
        synchronized void anew() {
            known = 0;
        }

        /** A new listing takes the place of the one before. */
        synchronized void list(int paths) {
            listed = Math.max(listed, paths);
            hold();
        }

        private void hold() {
            while (held < known + listed) {
                if (left.addAndGet(-STEP) < 0 && !unrefused) {
                    left.addAndGet(STEP);
                    throw none();
                }
                held += STEP;
            }
        }

        private Ended none() {
            int others = all - left.get() - held;
            return Ended.refused(
                    "the backup service knows " + all + " paths at most at once, this site has more than "
                            + Math.max(known, listed)
                            + (others > 0 ? ", and other sites' orders hold " + others : ""),
                    (others > 0
                                    ? "try again when they are over; or give"
                                    : "name what need not be copied under `outside`, or give")
                            + " the backup service more memory (DRYDOCK_BACKUP_MB; in containers JDK_JAVA_OPTIONS)");
        }

        @Override
        public void close() {
            left.addAndGet(held);
            held = 0;
        }
    }
}
