package dev.drydock.orchestrator.rollout;

import dev.drydock.orchestrator.rollout.Leg.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An upgrade of many sites, wave by wave. Pure: {@link #next} says what is to be done, the others what it is like after that.
 *
 * @param wave whose turn it is, from 0
 * @param rest until when nothing is begun between two waves; null: the wave is not over
 * @param forgiven failures that a person has seen and gone on from
 * @param why what stopped it; null: nothing has
 */
public record Rollout(Wish wish, List<Leg> legs, int wave, Instant rest, int forgiven, Standing standing, String why) {
    private static final String CANCELLED = "cancelled before its turn";

    public enum Standing {
        GOING,
        /** By a person. */
        HELD,
        /** By its own rule. */
        STOPPED,
        /** By a person; what is under way goes on to its end. */
        CANCELLED,
        SUCCEEDED,
        /** Over, but not all sites are there. */
        ENDED;

        public boolean over() {
            return this == SUCCEEDED || this == ENDED;
        }

        boolean moves() {
            return this == GOING || this == CANCELLED;
        }
    }

    /** What is to be done now. */
    public sealed interface Move {
        record Begin(List<String> sites) implements Move {}

        record Rest(Instant until) implements Move {}

        /** Whether these are well, after the pause. */
        record Look(List<String> sites) implements Move {}

        record Stop(String why) implements Move {}

        record End(Standing how) implements Move {}

        record Nothing() implements Move {}
    }

    public Rollout {
        legs = List.copyOf(legs);
    }

    public static Rollout of(Wish wish, List<String> sites) {
        List<Leg> legs = new ArrayList<>();
        List<Integer> sizes = Waves.sizes(wish.waves(), sites.size());
        for (int wave = 0; wave < sizes.size(); wave++) {
            for (int i = 0; i < sizes.get(wave); i++) legs.add(Leg.planned(sites.get(legs.size()), wave));
        }
        return new Rollout(wish, legs, 0, null, 0, Standing.GOING, null);
    }

    public Move next(Instant now) {
        if (!standing.moves()) return new Move.Nothing();
        long failed = count(l -> l.stage() == Stage.FAILED);
        boolean enough = failed - forgiven >= wish.stopAfter();
        if (enough && standing == Standing.GOING) return new Move.Stop(failures(failed));
        if (wave > last()) return new Move.End(how());
        List<Leg> planned = ofWave(Stage.PLANNED).stream()
                .sorted(Comparator.comparing(l -> l.why() != null)) // who was put off waits behind the others
                .toList();
        if (!planned.isEmpty()) return begin(planned);
        if (!turn().allMatch(l -> l.stage().over())) return new Move.Nothing();
        if (rest == null) return new Move.Rest(allOver() ? now : now.plusSeconds(wish.pauseSeconds()));
        if (now.isBefore(rest)) return new Move.Nothing();
        return new Move.Look(ofWave(Stage.DONE).stream().map(Leg::site).toList());
    }

    private Move begin(List<Leg> planned) {
        long free = wish.atOnce() - count(l -> l.stage() == Stage.UNDERWAY || l.stage() == Stage.BEGINNING);
        if (free <= 0) return new Move.Nothing();
        return new Move.Begin(planned.stream().limit(free).map(Leg::site).toList());
    }

    private String failures(long failed) {
        List<String> sites = legs.stream()
                .filter(l -> l.stage() == Stage.FAILED)
                .map(Leg::site)
                .limit(5)
                .toList();
        return failed + " of " + legs.size() + " failed: " + String.join(", ", sites) + (failed > 5 ? ", …" : "");
    }

    private Standing how() {
        return legs.stream().allMatch(l -> l.stage() == Stage.DONE || l.stage() == Stage.PASSED)
                ? Standing.SUCCEEDED
                : Standing.ENDED;
    }

    /** Nothing changes any more before a person says so. */
    boolean rests() {
        return !standing.moves() && legs.stream().allMatch(l -> l.stage().over() || l.stage() == Stage.PLANNED);
    }

    /** What {@link #next} said has been done. */
    Rollout done(Move move) {
        return switch (move) {
            case Move.Begin(List<String> sites) ->
                with(l -> sites.contains(l.site()) && l.stage() == Stage.PLANNED
                        ? l.to(Stage.BEGINNING, null, l.why())
                        : l);
            case Move.Rest(Instant until) -> new Rollout(wish, legs, wave, until, forgiven, standing, why);
            case Move.Look(List<String> sites) ->
                new Rollout(wish, legs, allOver() ? last() + 1 : wave + 1, null, forgiven, standing, why);
            case Move.Stop(String reason) -> standing(Standing.STOPPED, reason);
            case Move.End(Standing how) -> standing(how, why);
            case Move.Nothing n -> this;
        };
    }

    /** @param unwell site → what is wrong with it */
    Rollout looked(Map<String, String> unwell) {
        return with(l -> unwell.containsKey(l.site()) && l.stage() == Stage.DONE
                ? l.to(Stage.FAILED, l.run(), "after the upgrade: " + unwell.get(l.site()))
                : l);
    }

    /** What beginning a leg has come to. After a cancel nothing is tried later. */
    Rollout begun(Leg leg) {
        boolean never = leg.stage() == Stage.PLANNED && standing == Standing.CANCELLED;
        Leg now = never ? leg.to(Stage.LEFT, null, CANCELLED) : leg;
        return leg(leg.site(), l -> l.stage() == Stage.BEGINNING ? now : l);
    }

    Rollout leg(String site, UnaryOperator<Leg> change) {
        return with(l -> l.site().equals(site) ? change.apply(l) : l);
    }

    // what persons ask for

    /** @return empty: not now */
    Optional<Rollout> held() {
        return standing == Standing.GOING ? Optional.of(standing(Standing.HELD, null)) : Optional.empty();
    }

    /** What has failed so far is taken as it is. */
    Optional<Rollout> resumed() {
        if (standing != Standing.HELD && standing != Standing.STOPPED) return Optional.empty();
        int failed = (int) count(l -> l.stage() == Stage.FAILED);
        return Optional.of(new Rollout(wish, legs, wave, rest, failed, Standing.GOING, null));
    }

    /** What failed has its turn once more, together with the wave that is on; then the others. */
    Optional<Rollout> retried() {
        boolean now = standing != Standing.SUCCEEDED
                && standing != Standing.CANCELLED
                && count(l -> l.stage() == Stage.FAILED) > 0;
        if (!now) return Optional.empty();
        int turn = Math.min(wave, last());
        Rollout again = with(l -> l.stage() == Stage.FAILED ? l.again(turn) : l);
        return Optional.of(new Rollout(wish, again.legs, turn, null, 0, Standing.GOING, null));
    }

    /** What is under way goes on to its end. */
    Optional<Rollout> cancelled(String reason) {
        if (standing.over() || standing == Standing.CANCELLED) return Optional.empty();
        Rollout left = with(l -> l.stage() == Stage.PLANNED ? l.to(Stage.LEFT, null, CANCELLED) : l);
        String said = "a person cancelled it" + (reason == null ? "" : ": " + reason);
        return Optional.of(new Rollout(wish, left.legs, wave, null, forgiven, Standing.CANCELLED, said));
    }

    private int last() {
        return legs.stream().mapToInt(Leg::wave).max().orElse(-1);
    }

    private Stream<Leg> turn() {
        return legs.stream().filter(l -> l.wave() == wave);
    }

    private boolean allOver() {
        return legs.stream().allMatch(l -> l.stage().over());
    }

    private List<Leg> ofWave(Stage stage) {
        return turn().filter(l -> l.stage() == stage).toList();
    }

    long count(Predicate<Leg> which) {
        return legs.stream().filter(which).count();
    }

    private Rollout standing(Standing s, String because) {
        return new Rollout(wish, legs, wave, rest, forgiven, s, because);
    }

    private Rollout with(UnaryOperator<Leg> each) {
        return new Rollout(wish, legs.stream().map(each).toList(), wave, rest, forgiven, standing, why);
    }
}
