package dev.drydock.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Where the fault matrix has a service stand still, or dies with it, in the middle of what no test can see from outside.
 * There is nothing to it unless {@code DRYDOCK_FAIL_POINTS} names a folder when the service starts. In there a file {@code
 * POINT@SITE.STEP.KIND} says {@code hold} or {@code halt}, for the first time that this order comes by: it becomes {@code
 * ….arrived}, and who is held goes on when that is gone.
 */
public enum FailPoint {
    /** The order has a worker, which has done nothing yet. */
    PARTICIPANT_TAKEN_UP,
    /** The journal says that it has begun; on the site nothing has. */
    PARTICIPANT_BEGUN,
    /** Its pipe stands open, or it is about to read. */
    PARTICIPANT_ON_SITE,
    PARTICIPANT_AFTER_EFFECT_BEFORE_SAVE,
    PARTICIPANT_AFTER_SAVE_BEFORE_SEND,
    /** Of the orchestrator: the order is the one that goes out next. */
    ORCHESTRATOR_BEFORE_COMMIT,
    ORCHESTRATOR_AFTER_COMMIT_BEFORE_SEND,
    ORCHESTRATOR_AFTER_SEND_BEFORE_ACKNOWLEDGEMENT;

    public static final String FOLDER = "DRYDOCK_FAIL_POINTS";
    private static final Path WHERE = System.getenv(FOLDER) == null ? null : Path.of(System.getenv(FOLDER));
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    /** The name of the file that says what is to happen to that order here. */
    public String file(String site, int step, OrderId.Kind kind) {
        String word = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
        return word + "@" + site + "." + step + "." + kind.word();
    }

    public static boolean armed() {
        return WHERE != null;
    }

    public void at(Order order) {
        at(order.place().site(), order.id());
    }

    /** A look before any run has no attempt, and is left alone. */
    public void at(String site, OrderId order) {
        if (WHERE != null && order.attempt() > 0) here(WHERE.resolve(file(site, order.step(), order.kind())));
    }

    private static void here(Path rule) {
        try {
            if (!Files.exists(rule)) return;
            String word = Files.readString(rule).strip();
            Path arrived = Files.move(rule, rule.resolveSibling(rule.getFileName() + ".arrived"));
            if (word.equals("halt")) Runtime.getRuntime().halt(137);
            while (Files.exists(arrived)) LockSupport.parkNanos(LOOK);
        } catch (NoSuchFileException e) {
            return; // another came by first
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
