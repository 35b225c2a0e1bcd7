package dev.drydock.orchestrator.release;

import dev.drydock.contract.Version;
import dev.drydock.orchestrator.policy.Verdict;
import dev.drydock.orchestrator.recipe.Finding;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.site.Planner;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.IntentRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is due at a site, decided: first by what is known, then, where something may begin, by a fresh look. */
@ApplicationScoped
class Tender {
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Sites sites;
    private final Planner planner;
    private final Situations situations;
    private final Intents intents;
    private final Dispatcher dispatcher;

    Tender(Sites sites, Planner planner, Situations situations, Intents intents, Dispatcher dispatcher) {
        this.sites = sites;
        this.planner = planner;
        this.situations = situations;
        this.intents = intents;
        this.dispatcher = dispatcher;
    }

    /** From where the site is now. */
    private record Unplannable(IntentRow intent, Sites.Refused.Said why) {}

    void tend(String site) {
        Situations.Situation s;
        try {
            s = situations.of(site);
        } catch (Sites.Refusal e) {
            situations.open(site).forEach(i -> refused(i, e.why));
            return;
        }
        List<IntentRow> missed =
                s.open().stream().filter(i -> i.state.equals(IntentRow.MISSED)).toList();
        if (!missed.isEmpty()) {
            // they are due now, and decided about together with the others when the site is taken up next
            missed.forEach(i -> intents.missed(i, s.asksAfterMiss()));
            return;
        }
        List<IntentRow> due =
                s.open().stream().filter(i -> i.state.equals(IntentRow.DUE)).toList();
        boolean nothingBegins = due.stream().allMatch(i -> idle(i, s.verdict(i, s.current())));
        if (nothingBegins) due.forEach(i -> settle(i, s.verdict(i, s.current())));
        else look(s);
    }

    /** No look is needed: a release that waits has been seen at the site's remote before. */
    private static boolean idle(IntentRow intent, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Start v -> false;
            case Verdict.Ask v -> false;
            case Verdict.Later v -> intent.commit != null;
            case Verdict.Never v -> true;
            case Verdict.Nothing v -> true;
        };
    }

    private void settle(IntentRow intent, Verdict verdict) {
        switch (verdict) {
            case Verdict.Later v -> intents.later(intent, v.at(), v.why(), v.line());
            case Verdict.Never v ->
                intents.refused(intent, new Intents.Refusal("policy", v.why(), v.line(), v.next(), false));
            case Verdict.Nothing v -> intents.passed(intent, v.why(), v.line());
            case Verdict.Ask v -> intents.ask(intent, v.why(), v.line());
            case Verdict.Start v -> throw new IllegalArgumentException("it begins: " + v);
        }
    }

    private void look(Situations.Situation s) {
        Sites.Looked at;
        try {
            at = sites.look(s.known());
        } catch (Sites.Refusal e) {
            s.open().stream().filter(i -> i.state.equals(IntentRow.DUE)).forEach(i -> away(i, e.why));
            return;
        }
        List<Unplannable> not = new ArrayList<>();
        Newer newer = new Newer();
        String asked = null;
        for (IntentRow intent : s.newestFirst()) {
            Verdict known = s.verdict(intent, at.seen().current().name());
            Optional<String> instead = newer.instead(intent.approvedBy != null, known);
            if (instead.isPresent()) intents.superseded(intent, instead.get());
            else if (intent.state.equals(IntentRow.DUE)) {
                Verdict verdict = seen(s, at, intent, not).orElse(null);
                if (verdict instanceof Verdict.Ask && asked == null) asked = intent.version;
                if (verdict != null && newer.goes(intent.version, verdict)) perhapsFromThere(s, not);
            } else if (asked != null) intents.superseded(intent, asked);
            else asked = intent.version;
        }
        for (Unplannable u : not) {
            intents.refused(
                    u.intent(),
                    new Intents.Refusal("plan", u.why().reason(), "", u.why().next(), true));
        }
    }

    /** Those that are newer than one to which the site goes. */
    private void perhapsFromThere(Situations.Situation s, List<Unplannable> not) {
        for (Unplannable u : not)
            intents.later(u.intent(), s.now().plus(SOON), u.why().reason(), "");
        not.clear();
    }

    /** @return empty: it could not be decided, or is not what it was told to be */
    private Optional<Verdict> seen(Situations.Situation s, Sites.Looked at, IntentRow intent, List<Unplannable> not) {
        Optional<Version> target =
                new Versions(s.known().recipe()).find(at.seen().releases(), intent.version);
        if (target.isEmpty()) {
            intents.again(
                    intent,
                    "unknown-version",
                    "the site's own remote has no version " + intent.version,
                    "`drydock releases " + intent.site + "` lists what it has");
            return Optional.empty();
        }
        String commit = target.get().commit();
        if (other(intent.claimed, commit) || other(intent.commit, commit)) {
            intents.refused(intent, moved(intent, commit));
            return Optional.empty();
        }
        intents.confirmed(intent, commit);
        Verdict verdict = s.verdict(intent, at.seen().current().name());
        if (verdict instanceof Verdict.Start start) return begin(s, at, intent, start, not);
        settle(intent, verdict);
        return Optional.of(verdict);
    }

    private static boolean other(String known, String commit) {
        return known != null && !known.equals(commit);
    }

    private static Intents.Refusal moved(IntentRow intent, String commit) {
        String before = intent.commit == null ? intent.claimed : intent.commit;
        return new Intents.Refusal(
                "moved",
                intent.version + " is " + commit + " at the site's remote, and was told to be " + before,
                "",
                "ask the project why; `drydock upgrade " + intent.site + " --to " + intent.version
                        + "` goes to it by hand",
                true);
    }

    /** @return empty: it could not be begun */
    private Optional<Verdict> begin(
            Situations.Situation s, Sites.Looked at, IntentRow intent, Verdict.Start start, List<Unplannable> not) {
        try {
            var wish = new Planner.Upgrade(intent.version, false, start.window(), null, false);
            switch (planner.upgrade(at, wish)) {
                case Planner.Planned.There there -> intents.passed(intent, "the site is there already", "");
                case Planner.Planned.Ready ready -> begin(intent, ready, start, s.now());
            }
            return Optional.of(start);
        } catch (Sites.Refusal e) {
            if (e.why instanceof Sites.Refused.Said said) not.add(new Unplannable(intent, said));
            else refused(intent, e.why);
            return Optional.empty();
        }
    }

    private void begin(IntentRow intent, Planner.Planned.Ready ready, Verdict.Start start, Instant decided) {
        String by = intent.approvedBy == null ? "drydock" : intent.approvedBy;
        String reason = "release " + intent.version + ": " + start.line();
        var request = new Starter.Request(ready.plan(), ready.epoch(), by, reason, Intents.key(intent));
        intents.begin(intent, request, start.why(), start.line(), decided).ifPresent(started -> {
            if (started instanceof Starter.Started.Now now) {
                dispatcher.begun(now);
            }
        });
    }

    private void refused(IntentRow intent, Sites.Refused why) {
        switch (why) {
            case Sites.Refused.Said(String reason, String next) ->
                intents.refused(intent, new Intents.Refusal("plan", reason, "", next, true));
            case Sites.Refused.Silent silent -> away(intent, why);
            case Sites.Refused.Bad(List<Finding> findings) ->
                intents.refused(
                        intent,
                        new Intents.Refusal(
                                "file",
                                "the site's file or recipe is not right: " + findings.getFirst(),
                                "",
                                "mend it, and `drydock site change FILE` or `drydock recipe add FILE`",
                                true));
            case Sites.Refused.Unknown(String what, String name, String next) ->
                intents.refused(
                        intent, new Intents.Refusal("unknown", "there is no " + what + " " + name, "", next, true));
            case Sites.Refused.Busy(String run) -> away(intent, why);
            case Sites.Refused.Exists other -> throw new IllegalArgumentException(String.valueOf(other));
        }
    }

    /** The site or its remote could not be asked: that passes. */
    private void away(IntentRow intent, Sites.Refused why) {
        switch (why) {
            case Sites.Refused.Said(String reason, String next) -> intents.again(intent, "away", reason, next);
            case Sites.Refused.Silent silent ->
                intents.again(
                        intent,
                        "silent",
                        "the site could not be looked at: the vcs service has not answered in time",
                        "`drydock status` shows what is away");
            case Sites.Refused.Busy(String run) ->
                intents.again(intent, "busy", "run " + run + " has the site", "`drydock watch " + run + "`");
            default -> refused(intent, why);
        }
    }
}
