package dev.drydock.orchestrator.plan;

import dev.drydock.orchestrator.recipe.Keeping;
import dev.drydock.orchestrator.recipe.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which backups of a site may go, and why. Pure. When in doubt, one stays. */
public final class Retention {
    private static final Comparator<Held> NEWEST =
            Comparator.comparing(Held::taken).thenComparing(Held::id).reversed();

    private final List<Held> all;
    private final Keeping rule;
    private final Facts facts;

    private Retention(List<Held> all, Keeping rule, Facts facts) {
        this.all = all.stream().sorted(NEWEST).toList();
        this.rule = rule;
        this.facts = facts;
    }

    /**
     * @param state as people are told it: only {@code verified} and {@code checked} ones count for a rule
     * @param eraseAfter null: no date is set
     * @param safety taken of what a person wanted to be rid of: it pushes no good one out
     */
    public record Held(
            String id,
            String version,
            Instant taken,
            String state,
            boolean pinned,
            Instant eraseAfter,
            boolean safety) {
        boolean verified() {
            return state.equals("verified");
        }

        /** A failed state that was put aside: no backup. */
        boolean kept() {
            return state.equals("kept");
        }

        boolean good() {
            return !safety && counts();
        }

        boolean saves() {
            return safety && counts();
        }

        boolean counts() {
            return verified() || state.equals("checked");
        }
    }

    /**
     * @param version where the site is
     * @param used by a run that has not ended
     * @param erase a person asked for these by name
     */
    public record Facts(Instant now, String version, Set<String> used, Set<String> erase) {}

    public record Verdict(String backup, boolean goes, String why) {}

    /** @param rule null: nothing goes but what is to be erased */
    public static List<Verdict> decide(List<Held> all, Keeping rule, Facts facts) {
        Retention retention = new Retention(all, rule, facts);
        return retention.all.stream().map(retention::verdict).toList();
    }

    private Verdict verdict(Held held) {
        if (held.state().equals("leaving"))
            return new Verdict(held.id(), true, "its erasure was begun and is not over");
        Optional<String> untouchable = untouchable(held);
        if (untouchable.isPresent()) return new Verdict(held.id(), false, untouchable.get());
        Optional<String> erased = erased(held);
        if (erased.isPresent()) return new Verdict(held.id(), true, erased.get());
        if (rule == null) return new Verdict(held.id(), false, "the site file has no `keep`, so all stay");
        return kept(held)
                .map(why -> new Verdict(held.id(), false, why))
                .orElseGet(() -> new Verdict(held.id(), true, "no rule of the site's `keep` holds it" + state(held)));
    }

    private static String state(Held held) {
        return held.counts() || held.kept() ? "" : ", and it is " + held.state();
    }

    private Optional<String> untouchable(Held held) {
        if (held.pinned()) return Optional.of("it is pinned");
        if (facts.used().contains(held.id())) return Optional.of("a run that has not ended uses it or may restore it");
        boolean last = last().map(held::equals).orElse(false);
        return last
                ? Optional.of("it is the verified one of " + held.version() + ", the version that runs")
                : Optional.empty();
    }

    /** Of the running version one verified backup always stays: the newest, if possible one that nobody wants erased. */
    private Optional<Held> last() {
        List<Held> running = all.stream()
                .filter(h -> h.verified() && Versions.same(h.version(), facts.version()))
                .sorted(Comparator.comparing(Held::safety))
                .toList();
        return running.stream().filter(h -> erased(h).isEmpty()).findFirst().or(() -> running.stream()
                .findFirst());
    }

    private Optional<String> erased(Held held) {
        if (facts.erase().contains(held.id())) return Optional.of("a person asked for it");
        boolean due = held.eraseAfter() != null && !held.eraseAfter().isAfter(facts.now());
        return due ? Optional.of("it was to be erased after " + held.eraseAfter()) : Optional.empty();
    }

    private Optional<String> kept(Held held) {
        boolean tried = !held.kept() && !held.counts() && !held.state().equals("damaged");
        if (tried && newerThanAnyThatCounts(held)) {
            return Optional.of("no newer one has been verified");
        }
        if (rule.days() > 0 && held.taken().isAfter(facts.now().minus(Duration.ofDays(rule.days())))) {
            return Optional.of("it is not older than " + rule.days() + " days");
        }
        if (held.kept()) {
            return place(held, Held::kept) < rule.last()
                    ? Optional.of("it is one of the last " + rule.last() + " failed states")
                    : Optional.empty();
        }
        if (held.saves()) {
            return place(held, Held::saves) < rule.last()
                    ? Optional.of("it is one of the last " + rule.last() + " that a restore, downgrade or repair took")
                    : Optional.empty();
        }
        if (!held.counts()) return Optional.empty();
        if (place(held, Held::good) < rule.last()) return Optional.of("it is one of the last " + rule.last());
        boolean ofVersion =
                place(held, h -> h.good() && Versions.same(h.version(), held.version())) < rule.perVersion();
        return ofVersion
                ? Optional.of("it is one of the last " + rule.perVersion() + " of " + held.version())
                : Optional.empty();
    }

    private boolean newerThanAnyThatCounts(Held held) {
        return all.stream().filter(Held::counts).noneMatch(h -> h.taken().isAfter(held.taken()));
    }

    /** 0: none of these is newer. */
    private int place(Held held, Predicate<Held> among) {
        List<Held> these = new ArrayList<>(all.stream().filter(among).toList());
        return these.indexOf(held);
    }
}
