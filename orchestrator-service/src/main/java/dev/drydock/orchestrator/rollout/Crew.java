package dev.drydock.orchestrator.rollout;

import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.policy.Verdict;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.release.Situations;
import dev.drydock.orchestrator.rollout.Leg.Stage;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.saga.Window;
import dev.drydock.orchestrator.site.Checker;
import dev.drydock.orchestrator.site.Checkup;
import dev.drydock.orchestrator.site.Planner;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Does at one site what a rollout wants done there. */
@ApplicationScoped
class Crew {
    /** What else a check remarks upon was so before, or nobody can say; the run itself has probed the site. */
    private static final Set<String> ILL = Set.of("split", "pending", "newer", "drift", "application", "doors", "page");

    private final Planner planner;
    private final Starter starter;
    private final Dispatcher dispatcher;
    private final Checker checker;
    private final Situations situations;
    private final Store store;

    Crew(Planner planner, Starter starter, Dispatcher dispatcher, Checker checker, Situations situations, Store store) {
        this.situations = situations;
        this.store = store;
        this.planner = planner;
        this.starter = starter;
        this.dispatcher = dispatcher;
        this.checker = checker;
    }

    /** @return what became of it; planned still: to be tried later */
    Leg begin(String rollout, Wish wish, Leg leg) {
        Optional<String> run = run(rollout, leg);
        if (run.isPresent()) return leg.to(Stage.UNDERWAY, run.get(), null);
        try {
            Situations.Situation s = situations.of(leg.site());
            return switch (s.choice()) {
                case Choice.None none -> upgrade(rollout, wish, leg, null);
                case Choice.One(Policy policy)
                when policy.unread() != null -> leg.to(Stage.FAILED, null, policy.unread());
                default -> by(s.verdict(wish.to(), s.current(), true), rollout, wish, leg);
            };
        } catch (Sites.Refusal refusal) {
            return refused(leg, refusal.why);
        } catch (RuntimeException e) {
            return leg.to(Stage.PLANNED, null, "put off: " + e);
        }
    }

    /** The site's own policy counts; that a person wants it is said already. */
    private Leg by(Verdict verdict, String rollout, Wish wish, Leg leg) throws Sites.Refusal {
        return switch (verdict) {
            case Verdict.Start start -> upgrade(rollout, wish, leg, start.window());
            case Verdict.Later later ->
                leg.to(Stage.PLANNED, null, "put off until " + later.at() + " by its policy: " + later.why());
            case Verdict.Never never -> leg.to(Stage.PASSED, null, "passed over by its policy: " + never.why());
            case Verdict.Ask ask -> upgrade(rollout, wish, leg, null);
            case Verdict.Nothing nothing -> upgrade(rollout, wish, leg, null);
        };
    }

    /** Of a rollout that goes on no more: what had not begun does not. */
    Leg unbegun(String rollout, Leg leg) {
        return run(rollout, leg)
                .map(run -> leg.to(Stage.UNDERWAY, run, null))
                .orElseGet(() -> leg.to(Stage.PLANNED, null, leg.why()));
    }

    /** Begun before, by one who was killed or by another replica. */
    private Optional<String> run(String rollout, Leg leg) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.runOfKey(key(rollout, leg)).map(r -> r.id));
    }

    /** A caller's key has no space in it. */
    private static String key(String rollout, Leg leg) {
        return "rollout " + rollout + " " + leg.site() + " " + leg.attempt();
    }

    private Leg upgrade(String rollout, Wish wish, Leg leg, Window window) throws Sites.Refusal {
        return switch (planner.upgrade(leg.site(), new Planner.Upgrade(wish.to(), false, window, null, false))) {
            case Planner.Planned.There there -> leg.to(Stage.PASSED, null, "it was there already");
            case Planner.Planned.Ready ready -> start(rollout, wish, leg, ready);
        };
    }

    private Leg start(String rollout, Wish wish, Leg leg, Planner.Planned.Ready ready) {
        String reason = "rollout " + rollout + (wish.reason() == null ? "" : ": " + wish.reason());
        var request = new Starter.Request(
                ready.plan(), ready.epoch(), wish.by(), reason, wish.ticket(), key(rollout, leg), null);
        return switch (starter.start(request)) {
            case Starter.Started.Now now -> {
                dispatcher.begun(now);
                yield leg.to(Stage.UNDERWAY, now.run(), null);
            }
            case Starter.Started.Already already -> leg.to(Stage.UNDERWAY, already.run(), null);
            case Starter.Started.Busy busy ->
                leg.to(Stage.PLANNED, null, "put off: run " + busy.run() + " has the site");
            case Starter.Started.NoSite none -> leg.to(Stage.FAILED, null, "there is no such site any more");
        };
    }

    private static Leg refused(Leg leg, Sites.Refused why) {
        return switch (why) {
            case Sites.Refused.Silent silent ->
                leg.to(
                        Stage.PLANNED,
                        null,
                        "put off: nobody could look at the site; `drydock status` shows what is away");
            case Sites.Refused.Said(String reason, String next) -> leg.to(Stage.FAILED, null, reason + "; " + next);
            case Sites.Refused.Unknown(String what, String name, String next) ->
                leg.to(Stage.FAILED, null, "there is no " + what + " " + name + "; " + next);
            case Sites.Refused.Bad bad ->
                leg.to(
                        Stage.FAILED,
                        null,
                        "its file or recipe is not right: " + bad.findings().getFirst());
            case Sites.Refused.Busy busy -> leg.to(Stage.PLANNED, null, "put off: run " + busy.run() + " has the site");
            case Sites.Refused.Exists exists -> throw new IllegalStateException(String.valueOf(exists));
        };
    }

    /** @return what is wrong with the site now, also that nobody could look; empty: nothing */
    Optional<String> complaint(String site) {
        try {
            List<Checkup.Remark> remarks = checker.check(site).remarks().stream()
                    .filter(r -> ILL.contains(r.sign()))
                    .toList();
            return remarks.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            remarks.stream().map(Checkup.Remark::what).limit(3).collect(Collectors.joining("; ")));
        } catch (Sites.Refusal refusal) {
            return Optional.of("it could not be looked at: "
                    + refused(Leg.planned(site, 0), refusal.why).why());
        }
    }
}
