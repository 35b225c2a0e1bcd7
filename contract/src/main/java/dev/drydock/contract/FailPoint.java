package dev.drydock.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

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

    private final Set<String> held = ConcurrentHashMap.newKeySet();

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

    public void at(String site, OrderId order) {
        if (WHERE != null) at(Map.of(order, site));
    }

    /**
     * All of them stand here at once: who dies of one dies of all. A look before any run has no attempt, and is left alone.
     *
     * @param there the site of each order
     */
    public void at(Map<OrderId, String> there) {
        if (WHERE == null) return;
        List<Arrived> arrived = there.entrySet().stream()
                .filter(e -> e.getKey().attempt() > 0)
                .flatMap(e -> arrive(e.getKey(), e.getValue()).stream())
                .toList();
        if (arrived.stream().anyMatch(Arrived::dies)) Runtime.getRuntime().halt(137);
        for (Arrived a : arrived) {
            whileIt(() -> Files.exists(a.file));
            held.remove(a.order);
        }
    }

    /** It stands still here, in this process: whoever else could take it past this point must leave it alone. */
    public boolean holds(String order) {
        return WHERE != null && held.contains(order);
    }

    private record Arrived(String order, Path file, boolean dies) {}

    private Optional<Arrived> arrive(OrderId order, String site) {
        Path rule = WHERE.resolve(file(site, order.step(), order.kind()));
        if (!Files.exists(rule)) return Optional.empty();
        try {
            boolean dies = Files.readString(rule).strip().equals("halt");
            Path file = Files.move(rule, rule.resolveSibling(rule.getFileName() + ".arrived"));
            held.add(order.toString());
            return Optional.of(new Arrived(order.toString(), file, dies));
        } catch (NoSuchFileException e) { // another came by first
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever is told to leave off meanwhile is held all the same, asleep, and hears of it then. */
    static void whileIt(BooleanSupplier stands) {
        boolean told = false;
        while (stands.getAsBoolean()) {
            LockSupport.parkNanos(LOOK);
            told |= Thread.interrupted();
        }
        if (told) Thread.currentThread().interrupt();
    }
}
