package dev.drydock.orchestrator.site;

import dev.drydock.contract.Event;
import dev.drydock.contract.Family;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.bundle.Bundle;
import dev.drydock.orchestrator.bundle.Facts;
import dev.drydock.orchestrator.bundle.Ran;
import dev.drydock.orchestrator.bundle.Redaction;
import dev.drydock.orchestrator.plan.Looks;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.store.RunRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gathers what a bundle tells, and asks the site for what only it knows. Changes nothing and is no run. */
@ApplicationScoped
public class Bundler {
    private final Store store;
    private final Sites sites;
    private final Recipes recipes;
    private final Inquiries inquiries;
    private final String version;

    Bundler(
            Store store,
            Sites sites,
            Recipes recipes,
            Inquiries inquiries,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this.store = store;
        this.sites = sites;
        this.recipes = recipes;
        this.inquiries = inquiries;
        this.version = version;
    }

    /** @param run null: the site has had none */
    public record Bundled(String site, String run, String text) {}

    private record Described(Optional<Found.Described> found, String silence) {}

    /** @return empty: there is no such run */
    public Optional<Bundled> ofRun(String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(RunRow.class, id).map(this::ran))
                .map(ran -> bundled(ran.run().site, Optional.of(ran)));
    }

    /** Of its newest run. */
    public Bundled ofSite(String site) throws Refusal {
        sites.known(site);
        return bundled(site, QuarkusTransaction.requiringNew().call(() -> store.newestRuns(site, 1).stream()
                .map(this::ran)
                .findFirst()));
    }

    private Ran ran(RunRow run) {
        List<Event> record = store.recordOf(run.id).stream()
                .map(r -> Wire.stored(new String(r.value, StandardCharsets.UTF_8), Event.class))
                .toList();
        return Ran.of(run, store.ordersOf(run.id), record);
    }

    private Bundled bundled(String site, Optional<Ran> ran) {
        Optional<Sites.Known> known = known(site);
        Optional<String> recipe = ran.map(r -> r.plan().recipe())
                .or(() -> known.map(k -> k.recipe().name()));
        Described described = known.map(k -> describe(k, ran))
                .orElse(new Described(Optional.empty(), "its site file or recipe cannot be read any more"));
        String text = Bundle.of(QuarkusTransaction.requiringNew()
                .call(() -> new Facts(
                        store.now(),
                        version,
                        site,
                        at(site),
                        known.map(Sites.Known::recipe),
                        recipe.flatMap(recipes::yaml).map(Bundler::hash).orElse(""),
                        described.found(),
                        described.silence(),
                        ran)));
        return new Bundled(site, ran.map(r -> r.run().id).orElse(null), text);
    }

    /** A site that was removed, or whose recipe was, still has its runs. */
    private Optional<Sites.Known> known(String site) {
        try {
            return Optional.of(sites.known(site));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private Described describe(Sites.Known known, Optional<Ran> ran) {
        List<String> texts = ran.map(Ran::outputs).orElse(List.of()).stream()
                .map(o -> Redaction.plain(o.tail))
                .toList();
        Recipe recipe = known.recipe();
        Optional<Said> said = inquiries.ask(
                Family.BACKUP, known.file().place(recipe, ""), Looks.describe(recipe, known.file(), texts));
        return switch (said.orElse(null)) {
            case null -> new Described(Optional.empty(), "no participant answered in time");
            case Said.Done(Found.Described found) -> new Described(Optional.of(found), "");
            case Said.Refused r -> new Described(Optional.empty(), r.reason());
            case Said.Failed f -> new Described(Optional.empty(), f.reason());
            default -> new Described(Optional.empty(), "the look at it was interrupted");
        };
    }

    private Version at(String site) {
        return store.find(SiteRow.class, site)
                .map(s -> new Version(s.versionName, s.versionCommit))
                .orElse(null);
    }

    private static String hash(String yaml) {
        return Signatures.sha256(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
