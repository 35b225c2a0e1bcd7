package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.recipe.VersionName;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Dispatcher;
import dev.drydock.orchestrator.run.Happening;
import dev.drydock.orchestrator.run.Readable;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.saga.Event;
import dev.drydock.orchestrator.site.Recipes;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import dev.drydock.orchestrator.store.HoldRow;
import dev.drydock.orchestrator.store.Overview;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.RunRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases that are known to be bad: nothing goes to them, what was to begin does not, and what has not closed the doors is ended. */
@ApplicationScoped
public class Holds {
    private static final int PAGE = 200;

    private final Overview overview;
    private final Releases releases;
    private final Recipes recipes;
    private final Register register;
    private final Dispatcher dispatcher;
    private final Chores chores;

    Holds(
            Overview overview,
            Releases releases,
            Recipes recipes,
            Register register,
            Dispatcher dispatcher,
            Chores chores) {
        this.overview = overview;
        this.releases = releases;
        this.recipes = recipes;
        this.register = register;
        this.dispatcher = dispatcher;
        this.chores = chores;
    }

    /** @param cancelled runs that had not closed the doors */
    public record Held(HoldRow hold, List<String> cancelled) {}

    /** @param ticket of another system; null: none is said */
    public record Why(String reason, String ticket) {
        private Map<String, Object> of(String version) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("version", version);
            data.put("reason", reason);
            if (ticket != null) data.put("ticket", ticket);
            return data;
        }
    }

    public Held add(String application, String version, Why why, String by) throws Refusal {
        Optional<String> bad = VersionName.check(version);
        if (bad.isPresent())
            throw new Refusal(new Refused.Said(bad.get(), "`drydock releases` lists what was heard of"));
        if (recipes.yaml(application).isEmpty()) {
            throw new Refusal(new Refused.Unknown("recipe", application, "`drydock recipe list` names them"));
        }
        String plain = Versions.plain(version);
        HoldRow hold = QuarkusTransaction.requiringNew().call(() -> {
            releases.lockHolds();
            releases.holdBack(application, plain, why.reason(), by);
            releases.decideAgain(application, plain);
            register.tell("hold.set", application, why.of(plain), by);
            return releases.hold(application, plain).orElseThrow();
        });
        chores.committed();
        return new Held(hold, cancel(hold));
    }

    private List<String> cancel(HoldRow hold) {
        String why = hold.version + " is held back: " + hold.reason;
        List<String> cancelled = new ArrayList<>();
        List<RunRow> page;
        String after = "";
        do {
            String last = after;
            page = QuarkusTransaction.requiringNew().call(() -> overview.openUpgrades(last, PAGE));
            page.stream()
                    .filter(run -> goesTo(run, hold))
                    .map(run -> run.id)
                    .filter(run -> dispatcher
                            .ask(new Happening(run, new Event.Cancel(why), hold.by, why))
                            .isEmpty())
                    .forEach(cancelled::add);
            if (!page.isEmpty()) after = page.getLast().id;
        } while (page.size() == PAGE);
        return cancelled;
    }

    static boolean goesTo(RunRow run, HoldRow hold) {
        return Readable.of(run, () -> Optional.of(run.plan()))
                .filter(plan -> plan.recipe().equals(hold.application)
                        && Versions.same(plan.to().name(), hold.version))
                .isPresent();
    }

    /** @return whether there was one */
    public boolean remove(String application, String version, String by) {
        String plain = Versions.plain(version);
        boolean gone = QuarkusTransaction.requiringNew().call(() -> {
            if (!releases.lift(application, plain)) return false;
            releases.decideAgain(application, plain);
            register.tell("hold.lifted", application, Map.of("version", plain), by);
            return true;
        });
        chores.committed();
        return gone;
    }
}
