package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Health;
import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeStep;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.Verb;
import java.util.List;
import java.util.Map;

/** The orders' contents, made of recipe, site and versions. */
final class Works {
    private final String run;
    private final Recipe recipe;
    private final SiteFile site;
    private final Version from;
    private final Version to;
    private final boolean waived;

    /**
     * @param to without a name: the probe is content with any
     * @param waived no backup is drilled, only checked: a person's word
     */
    Works(String run, Recipe recipe, SiteFile site, Version from, Version to, boolean waived) {
        this.waived = waived;
        this.run = run;
        this.recipe = recipe;
        this.site = site;
        this.from = from;
        this.to = to;
    }

    Content content() {
        Recipe.Files f = recipe.files();
        return new Content(f.volatiles(), f.cache(), f.outside(), recipe.doors().mark(), databases());
    }

    private List<Content.Database> databases() {
        return recipe.databases().stream()
                .map(d -> d.server() == null
                        ? d
                        : new Content.Database(
                                d.name(),
                                d.engine(),
                                d.file(),
                                new Content.Server(
                                        d.server().credentials(), site.scratch().getOrDefault(d.name(), ""))))
                .toList();
    }

    Doors doors() {
        Recipe.Gate g = recipe.doors();
        return new Doors(g.close(), g.open(), g.byHand(), g.mark(), g.writers(), site.url(), g.stops());
    }

    Health health() {
        return new Health(
                recipe.version(), page(), site.wayIn(), recipe.health().content());
    }

    private String page() {
        String path = recipe.health().path();
        if (site.url().isEmpty() || path.isEmpty()) return site.url();
        String base =
                site.url().endsWith("/") ? site.url().substring(0, site.url().length() - 1) : site.url();
        return base + path;
    }

    boolean pageAnswersOnlyWhenOpen() {
        return !site.url().isEmpty() && site.wayIn().none();
    }

    /** Whether its code lies where no backup of the site's files holds it. */
    boolean codeOutside() {
        Source source = site.place(recipe, "").source();
        return source != null && source.outside(site.root());
    }

    Work checkoutBack() {
        return new Work.Checkout(from);
    }

    Work preflight() {
        return new Work.Preflight(from, to, content(), doors(), health(), recipe.tools(), null, waived);
    }

    Work preflightToFinish() {
        return new Work.Preflight(from, to, content(), doors(), health(), recipe.tools(), Work.Need.FINISH, waived);
    }

    /** What is there stays where it is until a backup of it is restored. */
    Work preflight(Work.Need need) {
        return new Work.Preflight(from, from, content(), doors(), health(), recipe.tools(), need, waived);
    }

    Work examine() {
        return new Work.Examine(recipe.questions(), doors(), health(), files());
    }

    private List<String> files() {
        return recipe.databases().stream()
                .map(Content.Database::file)
                .filter(f -> !f.isEmpty())
                .toList();
    }

    Work probe() {
        return new Work.Probe(
                health(), to, !site.url().isEmpty() && !site.wayIn().none());
    }

    Work probeAfter() {
        return new Work.Probe(health(), to, true);
    }

    Work closeDoors() {
        return new Work.CloseDoors(doors());
    }

    Work closeBroken() {
        return new Work.CloseDoors(doors(), false, true);
    }

    Work closeAgain() {
        return new Work.CloseDoors(doors(), true);
    }

    Work openByHand() {
        return new Work.OpenDoors(doors(), true);
    }

    Work keep() {
        return new Work.Keep(run + "-kept", content());
    }

    Work restore(String part) {
        return new Work.Restore(run, part, content(), doors(), waived, null, Map.of());
    }

    /** @param discard no backup of what is there was taken */
    Work restore(Chosen chosen, String part, boolean discard) {
        return new Work.Restore(
                chosen.id(), part, content(), doors(), waived, discard ? "" : run, chosen.fingerprints());
    }

    Work prove() {
        return new Work.Prove(run, content(), !content().outside().isEmpty());
    }

    Work prove(String backup) {
        return new Work.Prove(backup, content());
    }

    Work bring(String backup, ByHand.Foreign foreign) {
        return new Work.Bring(backup, foreign.path(), foreign.database(), content(), from, to);
    }

    Work outside(String after) {
        return new Work.Outside(run, content(), after);
    }

    Work drill(String backup, Map<String, String> fingerprints) {
        return new Work.Drill(backup, content(), waived, fingerprints);
    }

    Work restart(String service) {
        return new Work.Restart(service, recipe.services().get(service));
    }

    /** Of the approved preview that stands before it, with no other migrate between: that has run what was approved there. */
    private Work.Reviewed reviewed(RecipeStep migrate) {
        Work.Reviewed reviewed = null;
        for (RecipeStep s : recipe.steps().subList(0, recipe.steps().indexOf(migrate))) {
            if (s.verb() == Verb.MIGRATE) reviewed = null;
            if (s.verb() == Verb.PREVIEW) reviewed = s.approval() ? new Work.Reviewed(s.command(), "") : null;
        }
        return reviewed;
    }

    Work of(RecipeStep s) {
        return switch (s.verb()) {
            case FETCH -> new Work.Fetch(to);
            case COPY -> new Work.Copy(run, content());
            case CLOSE_DOORS -> closeDoors();
            case BACK_UP -> new Work.Backup(run, content());
            case DRILL -> drill(run, Map.of());
            case CHECKOUT -> new Work.Checkout(to);
            case INSTALL -> new Work.Install(s.command());
            case RESTART -> restart(s.service());
            case CLEAR_CACHE -> new Work.ClearCache(s.command());
            case PREVIEW -> new Work.Preview(s.command());
            case MIGRATE -> new Work.Migrate(s.command(), s.state(), reviewed(s));
            case VALIDATE -> new Work.Validate(s.command());
            case RUN -> new Work.Run(s.command());
            case PROBE -> probe();
            case OPEN_DOORS -> new Work.OpenDoors(doors(), false);
        };
    }
}
