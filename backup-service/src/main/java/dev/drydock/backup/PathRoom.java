package dev.drydock.backup;

import java.util.concurrent.Semaphore;

/** How many paths all orders of this service may know at once: memory grows with them, and with nothing else. */
final class PathRoom {
    /** What one path takes, in a manifest or a listing, with what is merged of both. */
    static final int BYTES = 1_000;

    private static final int STEP = 1_000;

    private final Semaphore left;
    private final int all;

    PathRoom(long memory) {
        all = (int) Math.min(memory / 10 * 7 / BYTES, Integer.MAX_VALUE);
        left = new Semaphore(all);
    }

    Share share() {
        return new Share();
    }

    /** One order's. Not for several threads. */
    final class Share implements AutoCloseable {
        private int known;
        private int listed;
        private int held;

        private Share() {}

        /** One more, to the order's end. */
        void know() {
            known++;
            hold();
        }

        /** A new listing takes the place of the one before. */
        void list(int paths) {
            listed = Math.max(listed, paths);
            hold();
        }

        private void hold() {
            if (known + listed <= held) return;
            if (!left.tryAcquire(STEP)) throw none();
            held += STEP;
        }

        private Ended none() {
            int others = all - left.availablePermits() - held;
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
            left.release(held);
            held = 0;
        }
    }
}
