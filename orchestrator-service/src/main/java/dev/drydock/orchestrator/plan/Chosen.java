package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Content;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A backup that a person has chosen.
 *
 * @param recipe null: nobody wrote it down then
 * @param by the kind of run that took it; null: of a file, and nobody knows
 * @param databases as {@link #databases} says them; null: nobody wrote it down then
 * @param open taken with open doors
 * @param fingerprints of its parts; empty: not known yet
 */
public record Chosen(
        String id,
        String site,
        String recipe,
        Version version,
        Instant taken,
        String by,
        String databases,
        boolean open,
        Map<String, String> fingerprints) {

    public Chosen {
        fingerprints = Map.copyOf(fingerprints);
    }

    /** Which they are and of which engine: what is put back into another is lost. */
    public static String databases(List<Content.Database> databases) {
        return databases.stream()
                .map(d -> d.name() + " (" + d.engine() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
    }

    Optional<Compiled.Refused> refused(Recipe of, String wanted) {
        if (!site.equals(wanted)) return no("is one of the site " + site + ", not of " + wanted, wanted);
        if (recipe != null && !recipe.equals(of.name())) {
            return no("was taken with the recipe " + recipe + ", and the site has " + of.name() + " now", wanted);
        }
        String now = databases(of.databases());
        if (databases != null && !databases.equals(now)) {
            return no("has the databases " + said(databases) + ", and the recipe names " + said(now), wanted);
        }
        return Optional.empty();
    }

    private static String said(String databases) {
        return databases.isEmpty() ? "none" : databases;
    }

    private Optional<Compiled.Refused> no(String why, String wanted) {
        return Optional.of(
                new Compiled.Refused("backup " + id + " " + why, "`drydock backups " + wanted + "` lists its own"));
    }
}
