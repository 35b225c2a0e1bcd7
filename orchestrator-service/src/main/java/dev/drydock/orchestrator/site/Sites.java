package dev.drydock.orchestrator.site;

import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.identity.Who;
import dev.drydock.orchestrator.recipe.Finding;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sites: added after a look at them, and planned for by another. */
@ApplicationScoped
public class Sites {
    private final Store store;
    private final Releases releases;
    private final Recipes recipes;
    private final Inquiries inquiries;
    private final Register register;

    Sites(Store store, Releases releases, Recipes recipes, Inquiries inquiries, Register register) {
        this.register = register;
        this.store = store;
        this.releases = releases;
        this.recipes = recipes;
        this.inquiries = inquiries;
    }

    /** Why something could not be done with a site. Nothing was changed. */
    public sealed interface Refused {
        record Bad(List<Finding> findings) implements Refused {}

        record Unknown(String what, String name, String next) implements Refused {}

        record Exists(String name) implements Refused {}

        record Busy(String run) implements Refused {}

        record Said(String reason, String next) implements Refused {}

        record Silent() implements Refused {}
    }

    /** A refusal on its way out of several steps. */
    public static final class Refusal extends Exception {
        public final transient Refused why;

        public Refusal(Refused why) {
            super(String.valueOf(why), null, false, false);
            this.why = why;
        }
    }

    public record Known(SiteFile file, Recipe recipe) {}

    public record Looked(Known known, Found.Seen seen) {}

    public String add(String yaml, Who by) throws Refusal {
        SiteFile file = ok(SiteReader.read("site.yaml", yaml));
        within(file, by);
        Known known = new Known(file, recipe(file.recipe()));
        if (exists(file.name())) throw new Refusal(new Refused.Exists(file.name()));
        alone(file, by);
        Found.Seen seen = seen(known, false);
        QuarkusTransaction.requiringNew().run(() -> {
            SiteRow row = new SiteRow();
            row.name = file.name();
            put(row, file, yaml);
            row.versionName = seen.current().name();
            row.versionCommit = seen.current().commit();
            row.added = store.now();
            store.add(row);
            register.tell("site.added", row.name, Recipes.facts(file.recipe(), yaml), by.name());
        });
        return file.name();
    }

    private static void put(SiteRow row, SiteFile file, String yaml) {
        row.recipe = file.recipe();
        row.yaml = yaml;
        row.labels = labels(file).text();
        row.fourEyes =
                file.fourEyes() || (file.policy() != null && file.policy().fourEyes());
    }

    private static Labels labels(SiteFile file) {
        return Labels.of(file.labels());
    }

    /** Nobody makes a site that is none of theirs. */
    private static void within(SiteFile file, Who by) throws Refusal {
        if (by.sees(labels(file))) return;
        throw new Refusal(new Refused.Said(
                "'" + by.name() + "' adds and changes only sites with the labels "
                        + by.scope().text(),
                "give the site file these `labels`, or ask an administrator of all sites"));
    }

    /** Another site file for the site that it names; runs and backups of that one stay its own. */
    @Again
    public String change(String yaml, Who by) throws Refusal {
        SiteFile file = ok(SiteReader.read("site.yaml", yaml));
        if (!seen(file.name(), by)) throw unknown(file.name());
        within(file, by);
        alone(file, by);
        seen(new Known(file, recipe(file.recipe())), true);
        Optional<String> open = QuarkusTransaction.requiringNew().call(() -> {
            Optional<String> run = replace(store, file, yaml);
            if (run.isPresent()) return run;
            releases.decideAgain(file.name());
            register.tell("site.changed", file.name(), Recipes.facts(file.recipe(), yaml), by.name());
            return run;
        });
        if (open.isPresent()) throw new Refusal(new Refused.Busy(open.get()));
        return file.name();
    }

    /** @return the run that is open there: its plan was made from the file as it is, and `check`, backups and stores go by it */
    static Optional<String> replace(Store store, SiteFile file, String yaml) {
        SiteRow row = store.lockSites(Set.of(file.name())).get(file.name());
        Optional<String> open = store.openRun(file.name()).map(r -> r.id);
        if (open.isEmpty()) put(row, file, yaml);
        return open;
    }

    /** @return false: it has a history, which stays */
    @Again
    public boolean remove(String site, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean gone = store.forgetSite(site);
            if (gone) register.tell("site.removed", site, Map.of(), by);
            return gone;
        });
    }

    /** Also one whose file a newer Drydock no longer takes. */
    private boolean exists(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(SiteRow.class, name).isPresent());
    }

    private boolean seen(String name, Who by) {
        return QuarkusTransaction.requiringNew().call(() -> store.find(SiteRow.class, name)
                .filter(row -> by.sees(Labels.stored(row.labels)))
                .isPresent());
    }

    private static Refusal unknown(String site) {
        return new Refusal(new Refused.Unknown("site", site, "`drydock site list` names them"));
    }

    private void alone(SiteFile file, Who by) throws Refusal {
        Optional<SiteFile> same = Neighbours.sameFolder(file, all());
        if (same.isEmpty()) return;
        throw new Refusal(new Refused.Said(
                "the root " + file.root() + " is, or lies in, or holds that of "
                        + (by.sees(labels(same.get()))
                                ? "the site " + same.get().name()
                                : "another site")
                        + ": two runs would be at work in it at once",
                "use that site, or correct `root`"));
    }

    public Looked look(String site) throws Refusal {
        return look(known(site));
    }

    public Looked look(Known known) throws Refusal {
        return new Looked(known, seen(known, false));
    }

    /** What is there, also where the remote is away. */
    Looked lookHere(String site) throws Refusal {
        Known known = known(site);
        return new Looked(known, seen(known, true));
    }

    /** As it stands in a row; empty where a newer Drydock no longer takes it. */
    public static Optional<SiteFile> file(String name, String yaml) {
        return SiteReader.read(name + ".yaml", yaml) instanceof Result.Ok<SiteFile>(SiteFile file)
                ? Optional.of(file)
                : Optional.empty();
    }

    /** All that can be read, each with its recipe. */
    List<Map.Entry<SiteFile, Recipe>> all() {
        List<SiteRow> rows = QuarkusTransaction.requiringNew().call(store::sites);
        Map<String, Optional<Recipe>> read = new HashMap<>();
        return rows.stream()
                .flatMap(r -> file(r.name, r.yaml).stream())
                .flatMap(f ->
                        read.computeIfAbsent(f.recipe(), this::good).stream().map(r -> Map.entry(f, r)))
                .toList();
    }

    private Optional<Recipe> good(String recipe) {
        return recipes.find(recipe)
                .flatMap(r -> r instanceof Result.Ok<Recipe>(Recipe ok) ? Optional.of(ok) : Optional.empty());
    }

    public Known known(String site) throws Refusal {
        Optional<String> yaml = QuarkusTransaction.requiringNew()
                .call(() -> store.find(SiteRow.class, site).map(r -> r.yaml));
        if (yaml.isEmpty()) throw unknown(site);
        SiteFile file = ok(SiteReader.read(site + ".yaml", yaml.get()));
        return new Known(file, recipe(file.recipe()));
    }

    private Recipe recipe(String name) throws Refusal {
        Optional<Result<Recipe>> found = recipes.find(name);
        if (found.isEmpty()) throw new Refusal(new Refused.Unknown("recipe", name, "`drydock recipe list` names them"));
        return ok(found.get());
    }

    private static <T> T ok(Result<T> result) throws Refusal {
        return switch (result) {
            case Result.Ok<T>(T value) -> value;
            case Result.Findings<T>(List<Finding> findings) -> throw new Refusal(new Refused.Bad(findings));
        };
    }

    private Found.Seen seen(Known known, boolean local) throws Refusal {
        Optional<Said> said = inquiries.ask(
                Family.VCS,
                known.file().place(known.recipe(), ""),
                new Work.Look(
                        known.recipe().version(),
                        local,
                        known.recipe().schema().orElse(null),
                        known.recipe().branch().isEmpty()
                                ? null
                                : known.recipe().branch()));
        if (said.isEmpty()) throw new Refusal(new Refused.Silent());
        return switch (said.get()) {
            case Said.Done(Found.Seen seen) -> seen;
            case Said.Refused r -> throw new Refusal(new Refused.Said(r.reason(), r.next()));
            case Said.Failed f -> throw new Refusal(new Refused.Said(f.reason(), f.next()));
            default -> throw new Refusal(new Refused.Said("the look at the site was interrupted", "try again"));
        };
    }
}
