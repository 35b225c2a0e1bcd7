package dev.drydock.orchestrator.rollout;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.rollout.Leg.Stage;
import dev.drydock.orchestrator.rollout.Rollout.Move;
import dev.drydock.orchestrator.run.Call;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.CallRow;
import dev.drydock.orchestrator.store.RolloutRow;
import dev.drydock.orchestrator.store.Rollouts;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rollouts as they stand in the database: each change under the row's lock, with its entry in the register. */
@ApplicationScoped
public class Fleet {
    /** Where a site has another run, or nobody could look at it. */
    private static final Duration LATER = Duration.ofSeconds(5);

    /** What is under way is looked after again. */
    private static final Duration SOON = Duration.ofSeconds(1);

    /** Held or stopped, and nothing of it is under way: until a person says something. */
    private static final Duration UNTIL_ASKED = Duration.ofDays(36_500);

    private static final String BY_ITSELF = "drydock";

    private final Store store;
    private final Rollouts rollouts;
    private final Register register;
    private final Ids ids;

    Fleet(Store store, Rollouts rollouts, Register register, Ids ids) {
        this.store = store;
        this.rollouts = rollouts;
        this.register = register;
        this.ids = ids;
    }

    record Decided(Rollout rollout, Move move) {}

    /**
     * One after the other, so that the second of two with one key sees the first.
     *
     * @return its id, or that of the one that the same key has begun
     */
    @Again
    @Transactional
    public String start(Rollout rollout, String key) {
        store.lockChain(Register.CHAIN);
        Optional<RolloutRow> same = key == null ? Optional.empty() : rollouts.ofKey(key);
        if (same.isPresent()) return same.get().id;
        RolloutRow row = new RolloutRow();
        row.id = ids.next();
        row.started = store.now();
        row.idempotencyKey = key;
        save(row, rollout, row.started);
        rollouts.add(row);
        Wish wish = rollout.wish();
        Map<String, Object> data = said(wish.reason(), wish.ticket());
        data.put("to", wish.to());
        data.put("sites", rollout.legs().size());
        tell(row.id, "started", data, wish.by());
        return row.id;
    }

    private static Map<String, Object> said(String reason, String ticket) {
        Map<String, Object> said = new TreeMap<>();
        if (reason != null) said.put("reason", reason);
        if (ticket != null) said.put("ticket", ticket);
        return said;
    }

    /** @return empty: there is none, or it may not be done now, and then nothing was changed */
    @Again
    @Transactional
    public Optional<Rollout> ask(String id, String what, String by, String reason, String ticket) {
        Optional<RolloutRow> row = rollouts.lock(id);
        Optional<Rollout> changed = row.flatMap(r -> asked(rollout(r), what, reason));
        changed.ifPresent(r -> {
            save(row.get(), r, store.now());
            tell(id, what, said(reason, ticket), by);
        });
        return changed;
    }

    private static Optional<Rollout> asked(Rollout now, String what, String reason) {
        return switch (what) {
            case "held" -> now.held();
            case "resumed" -> now.resumed();
            case "retried" -> now.retried();
            case "cancelled" -> now.cancelled(reason);
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** What is to be done now, and what of it need only be written down has been. */
    @Transactional
    Optional<Decided> decide(String id) {
        return rollouts.lock(id).filter(row -> row.ended == null).map(row -> {
            Instant now = store.now();
            Rollout known = rollout(row);
            Rollout seen = seen(known);
            Move move = seen.next(now);
            Rollout then = move instanceof Move.Look ? seen : seen.done(move);
            if (!then.equals(known)) save(row, then, move instanceof Move.Rest rest ? rest.until() : now);
            if (move instanceof Move.Nothing) row.due = later(row.due, now.plus(then.rests() ? UNTIL_ASKED : SOON));
            if (then.standing() != known.standing()) ended(row.id, then);
            if (move instanceof Move.Stop) store.add(stopped(row.id, then, now));
            return new Decided(then, move);
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Each time that it stops a person is called. */
    private static CallRow stopped(String id, Rollout r, Instant now) {
        CallRow row = new CallRow();
        row.id = id + "-stopped-" + now.toEpochMilli();
        row.what = "stopped";
        row.subject = id;
        row.due = now;
        row.value = Wire.text(new Call(
                row.id,
                row.what,
                null,
                null,
                "rollout",
                null,
                r.wish().to(),
                "rollout " + id + ", wave " + (r.wave() + 1),
                r.why(),
                "`drydock rollout show " + id + "` says what each site has come to; then `drydock rollout retry " + id
                        + "`, `resume` or `cancel`",
                now));
        return row;
    }

    private void ended(String id, Rollout r) {
        Map<String, Object> data = Map.of(
                "standing", word(r.standing()),
                "done", r.count(l -> l.stage() == Stage.DONE || l.stage() == Stage.PASSED),
                "failed", r.count(l -> l.stage() == Stage.FAILED));
        tell(id, r.standing().over() ? "ended" : "stopped", data, BY_ITSELF);
    }

    /** What its runs have come to. */
    private Rollout seen(Rollout r) {
        List<String> runs = r.legs().stream().filter(Fleet::goes).map(Leg::run).toList();
        if (runs.isEmpty()) return r;
        Map<String, RunRow> rows = store.runs(runs).stream().collect(Collectors.toMap(x -> x.id, Function.identity()));
        Rollout seen = r;
        for (Leg leg : r.legs()) {
            if (goes(leg)) seen = seen.leg(leg.site(), l -> now(l, rows.get(l.run()).status));
        }
        return seen;
    }

    private static boolean goes(Leg leg) {
        return leg.stage() == Stage.UNDERWAY || leg.stage() == Stage.WAITING;
    }

    private static Leg now(Leg leg, String status) {
        return switch (status) {
            case "running" -> leg.to(Stage.UNDERWAY, leg.run(), null);
            case "waiting" -> leg.to(Stage.WAITING, leg.run(), "its run waits: `drydock show " + leg.run() + "`");
            case "succeeded" -> leg.to(Stage.DONE, leg.run(), null);
            default -> leg.to(Stage.FAILED, leg.run(), "its run is " + status + ": `drydock show " + leg.run() + "`");
        };
    }

    @Transactional
    void begun(String id, Leg leg) {
        rollouts.lock(id).ifPresent(row -> {
            Instant due = leg.stage() == Stage.PLANNED ? store.now().plus(LATER) : row.due;
            save(row, rollout(row).begun(leg), due);
        });
    }

    @Transactional
    void looked(String id, Move.Look look, Map<String, String> unwell) {
        rollouts.lock(id).filter(row -> row.ended == null).ifPresent(row -> {
            Rollout r = rollout(row);
            // somebody has asked for something else meanwhile: it is looked at again
            if (r.next(store.now()).equals(look)) save(row, r.looked(unwell).done(look), store.now());
        });
    }

    public static Rollout rollout(RolloutRow row) {
        return Wire.stored(row.state, Rollout.class);
    }

    public static List<String> sites(RolloutRow row) {
        return rollout(row).legs().stream().map(Leg::site).toList();
    }

    private void save(RolloutRow row, Rollout r, Instant due) {
        row.state = Wire.text(r);
        row.standing = word(r.standing());
        row.due = due;
        row.ended = r.standing().over() ? store.now() : null;
    }

    private static String word(Rollout.Standing s) {
        return s.name().toLowerCase(Locale.ROOT);
    }

    private void tell(String id, String what, Map<String, Object> data, String by) {
        register.tell("rollout." + what, id, data, by);
    }
}
