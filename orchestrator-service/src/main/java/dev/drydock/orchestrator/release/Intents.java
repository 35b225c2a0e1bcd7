package dev.drydock.orchestrator.release;

import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.run.Call;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.run.Starter;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.CallRow;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** From a release to a run, exactly once a site: each change is one transaction, with its entry in the register. */
@Again
@ApplicationScoped
public class Intents {
    /** 1, 2, 4 … minutes. */
    static final int TRIES = 7;

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Set<String> OPEN = Set.of(IntentRow.DUE, IntentRow.ASKED);

    private final Store store;
    private final Releases releases;
    private final Starter starter;
    private final Register register;
    private final Chores chores;

    Intents(Store store, Releases releases, Starter starter, Register register, Chores chores) {
        this.store = store;
        this.releases = releases;
        this.starter = starter;
        this.register = register;
        this.chores = chores;
    }

    /** @param reason one word for the record, where texts of others have no place */
    record Refusal(String reason, String why, String line, String next, boolean call) {}

    /** Begins with a space, which no key of a caller has. */
    public static String key(IntentRow intent) {
        String again = intent.missed == 0 ? "" : ":" + intent.missed;
        return " release:" + intent.application + ":" + intent.version + ":" + intent.site + again;
    }

    @Transactional
    void confirmed(IntentRow intent, String commit) {
        open(intent, row -> row.commit = commit);
        releases.confirm(intent.application, intent.version);
    }

    @Transactional
    void later(IntentRow intent, Instant at, String why, String line) {
        open(intent, row -> {
            String told = told(row, why);
            boolean news = !told.equals(row.why) || !row.state.equals(IntentRow.DUE);
            become(row, IntentRow.DUE, told, line, null);
            row.due = at;
            row.tries = 0;
            if (news) tell("release.queued", row, Map.of("due", at.toString()), "drydock");
        });
    }

    private static String told(IntentRow row, String why) {
        return row.missed == 0 ? why : "run " + row.run + " missed its window; " + why;
    }

    /**
     * The run that was begun for it had not closed the doors when its window was over: due again, under another key.
     *
     * @param ask a person's yes counted for that one only
     */
    @Transactional
    void missed(IntentRow intent, boolean ask) {
        releases.lock(intent.id)
                .filter(row -> row.state.equals(IntentRow.MISSED))
                .ifPresent(row -> {
                    row.missed++;
                    if (ask) row.approvedBy = null;
                    String then =
                            ask ? "a person is asked before it is begun again" : "it is begun again in the next one";
                    become(
                            row,
                            IntentRow.DUE,
                            told(row, then),
                            row.line,
                            "`drydock show " + row.run + "` says how far it had come");
                    row.due = store.now();
                    row.tries = 0;
                    call(row, "missed");
                    tell("release.missed", row, Map.of("run", row.run), "drydock");
                });
    }

    /** Nobody could say by now: again in a while, and in the end a person is called. */
    @Transactional
    void again(IntentRow intent, String reason, String why, String next) {
        open(intent, row -> {
            if (row.tries + 1 >= TRIES) refuse(row, new Refusal(reason, why, "", next, true));
            else {
                row.due = store.now().plus(FIRST.multipliedBy(1L << row.tries));
                row.tries++;
                row.why = why;
                row.next = next;
                row.changed = store.now();
            }
        });
    }

    @Transactional
    void ask(IntentRow intent, String why, String line) {
        open(intent, row -> {
            become(
                    row,
                    IntentRow.ASKED,
                    told(row, why),
                    line,
                    "`drydock release approve " + row.site + " " + row.version + "`");
            call(row, "waiting");
            tell("release.queued", row, Map.of("awaits", "approval"), "drydock");
        });
    }

    @Transactional
    void refused(IntentRow intent, Refusal refusal) {
        open(intent, row -> refuse(row, refusal));
    }

    /** What is decided again and again to the same end is told once; after several tries {@code why} was there before. */
    private void refuse(IntentRow row, Refusal r) {
        boolean news = row.tries > 0 || !r.why().equals(row.why);
        become(row, IntentRow.REFUSED, r.why(), r.line(), r.next());
        if (r.call()) call(row, "refused");
        if (news) tell("release.refused", row, Map.of("reason", r.reason()), "drydock");
    }

    @Transactional
    void passed(IntentRow intent, String why, String line) {
        open(intent, row -> become(row, IntentRow.PASSED, why, line, null));
    }

    @Transactional
    void superseded(IntentRow intent, String by) {
        open(intent, row -> {
            become(row, IntentRow.SUPERSEDED, by + " is newer", "", null);
            tell("release.superseded", row, Map.of("by", by), "drydock");
        });
    }

    /**
     * @param decided when it was last looked how it went elsewhere
     * @return empty: somebody else was quicker, holds it back now, or it went badly elsewhere meanwhile; it is decided again
     */
    @Transactional
    Optional<Starter.Started> begin(
            IntentRow intent, Starter.Request request, String why, String line, Instant decided) {
        releases.keepHolds();
        // the site first, as whoever changes a site and what is due there
        store.lockSites(Set.of(intent.site));
        IntentRow row = releases.lock(intent.id).orElse(null);
        boolean held = releases.hold(intent.application, intent.version).isPresent();
        boolean news = intent.approvedBy == null
                && !store.mishaps()
                        .since(intent.application, intent.version, decided)
                        .isEmpty();
        if (row == null || !row.state.equals(IntentRow.DUE) || row.missed != intent.missed || held || news) {
            return Optional.empty();
        }
        Starter.Started started = starter.start(request);
        switch (started) {
            case Starter.Started.Now now -> begun(row, now.run(), why, line, request.by());
            case Starter.Started.Already already -> begun(row, already.run(), why, line, request.by());
            case Starter.Started.Busy busy -> {
                row.why = "run " + busy.run() + " has the site";
                row.due = store.now().plus(FIRST);
            }
            case Starter.Started.NoSite gone -> {}
        }
        return Optional.of(started);
    }

    private void begun(IntentRow row, String run, String why, String line, String by) {
        become(row, IntentRow.STARTED, why, line, null);
        row.run = run;
        tell("release.started", row, Map.of("run", run), by);
    }

    /** @param yes else it is a no */
    public record Word(boolean yes, String by, String reason, String ticket) {
        Set<String> answers() {
            return yes ? Set.of(IntentRow.ASKED, IntentRow.REJECTED) : OPEN;
        }

        Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>();
            if (reason != null) data.put("reason", reason);
            if (ticket != null) data.put("ticket", ticket);
            return data;
        }
    }

    /** A person's yes, or no. A yes may come after a no. */
    public IntentRow decide(String site, String version, Word word) throws Sites.Refusal {
        IntentRow decided = QuarkusTransaction.requiringNew().call(() -> {
            IntentRow row = releases.lock(site, version)
                    .filter(i -> word.answers().contains(i.state))
                    .orElse(null);
            if (row == null) return null;
            if (word.yes()) {
                become(row, IntentRow.DUE, word.by() + " has approved it", row.line, null);
                row.approvedBy = word.by();
                row.due = store.now();
                row.tries = 0;
            } else {
                become(
                        row,
                        IntentRow.REJECTED,
                        word.by() + " has rejected it",
                        row.line,
                        "`drydock release approve " + site + " " + version + "` says yes after all");
            }
            tell(word.yes() ? "release.approved" : "release.rejected", row, word.data(), word.by());
            return row;
        });
        chores.committed();
        if (decided != null) return decided;
        String stands = QuarkusTransaction.requiringNew().call(() -> releases.lock(site, version)
                .map(i -> ": it is " + i.state + (i.why == null ? "" : ", " + i.why))
                .orElse(": nobody has told of it"));
        throw new Sites.Refusal(new Sites.Refused.Said(
                "release " + version + " of " + site + " does not wait for that" + stands,
                "`drydock releases " + site + "` lists what became of each"));
    }

    /** Whatever a person or another replica has decided meanwhile stays. */
    private void open(IntentRow intent, Consumer<IntentRow> change) {
        releases.lock(intent.id).filter(row -> OPEN.contains(row.state)).ifPresent(change);
    }

    private void become(IntentRow row, String state, String why, String line, String next) {
        row.state = state;
        row.why = why;
        row.line = line;
        row.next = next;
        row.changed = store.now();
    }

    private void tell(String type, IntentRow row, Map<String, Object> more, String by) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("application", row.application);
        data.put("version", row.version);
        data.putAll(more);
        register.tell(type, row.site, data, by);
    }

    /** Nobody is called twice for the same. */
    private void call(IntentRow row, String what) {
        String id = row.id + "-" + what + (row.missed == 0 ? "" : "-" + row.missed);
        if (store.find(CallRow.class, id).isPresent()) return;
        CallRow call = new CallRow();
        call.id = id;
        call.what = what;
        call.subject = row.id;
        call.due = store.now();
        call.value = Wire.text(new Call(
                id,
                what,
                row.site,
                null,
                "upgrade",
                null,
                row.version,
                "release " + row.version,
                row.why,
                row.next,
                call.due));
        store.add(call);
    }
}
