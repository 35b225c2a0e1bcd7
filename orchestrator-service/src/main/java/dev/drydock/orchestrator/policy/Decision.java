package dev.drydock.orchestrator.policy;

import dev.drydock.orchestrator.recipe.Hours;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.Size;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.saga.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A policy and a case → a verdict. Pure: what time it is is said. */
public record Decision(Policy policy, Versions versions, Case at) {
    /** Until an open run is looked at again. */
    private static final Duration SOON = Duration.ofMinutes(1);

    public Verdict verdict() {
        return offered()
                .or(this::held)
                .or(this::unread)
                .or(this::forbidden)
                .or(this::asked)
                .or(this::waits)
                .or(this::busy)
                .orElseGet(this::opens);
    }

    private Optional<Verdict> offered() {
        if (!versions.release(at.release())) {
            return nothing(at.release() + " is none of the releases that the recipe offers");
        }
        Optional<Integer> newer = versions.compare(at.release(), at.current());
        if (newer.isEmpty()) {
            return never(
                    "the site says that it is at " + at.current() + ", and nobody can say whether that is older",
                    "",
                    byHand());
        }
        if (newer.get() == 0) return nothing("the site is there already");
        if (newer.get() < 0) return nothing("the site is at " + at.current() + ", which is newer");
        return Optional.empty();
    }

    private Optional<Verdict> held() {
        return at.hold()
                .map(reason -> new Verdict.Never(
                        at.release() + " is held back: " + reason,
                        "",
                        "`drydock hold list` shows it; `drydock hold remove` lifts it"));
    }

    /** What a person has said yes to was said of a policy that could be read: its window and what it forbids are not known now. */
    private Optional<Verdict> unread() {
        if (policy.unread() == null || !at.approved()) return Optional.empty();
        return Optional.of(new Verdict.Later(at.now().plus(SOON), policy.unread(), policy.line("after-approval")));
    }

    private Optional<Verdict> forbidden() {
        return policy.never().stream()
                .filter(range -> versions.within(at.release(), range))
                .findFirst()
                .map(range -> new Verdict.Never("the policy never goes to " + range, policy.line("never"), byHand()));
    }

    private Size size() {
        return versions.size(at.current(), at.release());
    }

    private String way() {
        return "from " + at.current() + " to " + at.release() + " it is a " + size().word() + " step";
    }

    private boolean alone() {
        return size().compareTo(policy.alone()) <= 0;
    }

    /** So far it goes at all. */
    private boolean within() {
        return alone() || size().compareTo(policy.asked()) <= 0;
    }

    private String allowing() {
        return policy.line(alone() ? "by-itself" : "after-approval");
    }

    private Optional<Verdict> asked() {
        if (at.missed().isPresent() && policy.hours() != null && policy.hours().ask() && !at.approved()) {
            return Optional.of(
                    new Verdict.Ask("a person must approve what has missed its window once", policy.line("window")));
        }
        if (at.failed().isPresent() && policy.asksAfterFailure() && !at.approved() && within()) {
            return Optional.of(
                    new Verdict.Ask(at.failed().get() + ", so a person must approve it", policy.line("failed")));
        }
        if (alone()) return Optional.empty();
        if (!within()) {
            return never(way() + ", more than the policy goes", policy.line("after-approval"), byHand());
        }
        return at.approved()
                ? Optional.empty()
                : Optional.of(new Verdict.Ask(way() + ", which a person must approve", allowing()));
    }

    private Instant ripe() {
        return at.heard().plusSeconds(policy.ripens());
    }

    private Optional<Verdict> waits() {
        if (!ripe().isAfter(at.now())) return Optional.empty();
        String why =
                "a release waits for " + told(Duration.ofSeconds(policy.ripens())) + " after it was first heard of";
        return window(ripe())
                .map(w -> (Verdict) new Verdict.Later(later(w.from(), ripe()), why, policy.line("wait")))
                .or(this::closed);
    }

    private Optional<Verdict> busy() {
        return at.run().map(run -> new Verdict.Later(at.now().plus(SOON), "run " + run + " has the site", allowing()));
    }

    private Verdict opens() {
        if (policy.hours() == null) return new Verdict.Start(null, way(), allowing());
        Optional<Window> window = window(at.now());
        if (window.isEmpty()) return closed().orElseThrow();
        Window w = window.get();
        return w.from().isAfter(at.now())
                ? new Verdict.Later(w.from(), outside(), policy.line("window"))
                : new Verdict.Start(w, way() + ", and the window is open", allowing());
    }

    private String outside() {
        boolean open = policy.hours()
                .from(at.now())
                .findFirst()
                .filter(w -> !w.from().isAfter(at.now()))
                .isPresent();
        return open
                ? "the doors are closed for " + told(at.usual().orElseThrow())
                        + " as a rule, longer than the window is still open"
                : "the window is closed";
    }

    /** The first in which it may begin: at once, or when it opens. */
    private Optional<Window> window(Instant time) {
        Hours hours = policy.hours();
        if (hours == null) return Optional.of(new Window(time, Instant.MAX));
        return hours.from(time).filter(w -> fits(w, later(w.from(), time))).findFirst();
    }

    private boolean fits(Window w, Instant begin) {
        return policy.hours().anyway()
                || at.usual().filter(u -> begin.plus(u).isAfter(w.until())).isEmpty();
    }

    private Optional<Verdict> closed() {
        String usual = at.usual()
                .map(u -> ", or never for the " + told(u) + " for which the doors are closed as a rule")
                .orElse("");
        return never("the window never opens" + usual, policy.line("window"), byHand());
    }

    private static String told(Duration d) {
        if (d.toDays() > 1) return d.toDays() + " days";
        if (d.toHours() > 1) return d.toHours() + " hours";
        return d.toMinutes() > 1 ? d.toMinutes() + " minutes" : d.toSeconds() + " s";
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private String byHand() {
        return "`drydock upgrade " + at.site() + " --to " + at.release() + "` does it by hand";
    }

    private static Optional<Verdict> nothing(String why) {
        return Optional.of(new Verdict.Nothing(why, ""));
    }

    private static Optional<Verdict> never(String why, String line, String next) {
        return Optional.of(new Verdict.Never(why, line, next));
    }
}
