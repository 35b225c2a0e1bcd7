package dev.drydock.orchestrator.saga;

import dev.drydock.contract.Found;
import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.plan.ByHand;
import dev.drydock.orchestrator.plan.Chosen;
import dev.drydock.orchestrator.plan.Compiled;
import dev.drydock.orchestrator.plan.Compiler;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The plans of every recipe that ships, for a site of each. */
final class Shipped {
    private static final Path RECIPES = Path.of("../recipes/src/main/resources/recipes");

    private Shipped() {}

    static Stream<Plan> plans() {
        return recipes().flatMap(r -> plans(r, "venv"));
    }

    /** Of code that no backup of the site's files holds. */
    static Stream<Plan> plansWithCodeOutside() {
        return recipes().filter(r -> r.source() instanceof Source.Pip).flatMap(r -> plans(r, "/opt/one"));
    }

    private static Stream<Recipe> recipes() {
        try {
            return Files.readAllLines(RECIPES.resolve("index.txt")).stream()
                    .filter(l -> !l.isBlank())
                    .map(l -> good(RecipeReader.read(l, read(RECIPES.resolve(l)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param venv of a Python package: below the root, or elsewhere */
    private static Stream<Plan> plans(Recipe recipe, String venv) {
        SiteFile site = good(SiteReader.read(
                "site.yaml",
                """
                name: one
                recipe: %s
                root: /srv/one
                url: http://127.0.0.1:8080/
                way-in: { header: X-Way-In, secret: way_in }
                secrets: { way_in: file:way-in }
                jobs: /var/lib/drydock/one
                parameters: { venv: %s }
                """
                        .formatted(recipe.name(), venv)));
        List<Version> tags = Fixtures.fromAndTo(recipe);
        Version from = tags.get(0);
        Version to = tags.get(1);
        Found.Seen seen = new Found.Seen(from, tags, List.of(), "/var/lib/drydock/one", 0);
        Found.Seen later = new Found.Seen(to, tags, List.of(), "/var/lib/drydock/one", 0);
        Chosen chosen = chosen(recipe, from);
        Stream<Plan> repair = recipe.repair().rungs().isEmpty()
                ? Stream.empty()
                : Stream.of(good(Compiler.repair("R", recipe, site, seen, List.of("the schema is not in sync"), null)));
        return Stream.concat(
                repair,
                Stream.of(
                        good(Compiler.upgrade("R", recipe, site, seen, to, false)),
                        good(Compiler.backup("R", recipe, site, seen, false)),
                        good(Compiler.backup("R", recipe, site, seen, true)),
                        good(Compiler.upgrade("R", recipe, site, seen, to, false, "no server for scratch")),
                        restore(recipe, site, later, new ByHand.Wish("restore", chosen, false, null, null)),
                        restore(
                                recipe,
                                site,
                                later,
                                new ByHand.Wish("downgrade", chosen, false, "no server for scratch", null)),
                        restore(recipe, site, later, new ByHand.Wish("restore", chosen, true, null, null)),
                        brought(recipe, site, seen),
                        good(ByHand.drill("R", recipe, site, chosen)),
                        ByHand.prune("R", recipe.name(), site, from, List.of("b", "b-kept"))));
    }

    static Plan waived() {
        return plans().filter(p -> p.kind().equals("downgrade")).findFirst().orElseThrow();
    }

    private static Plan restore(Recipe recipe, SiteFile site, Found.Seen seen, ByHand.Wish wish) {
        return good(ByHand.restore("R", recipe, site, seen, wish));
    }

    private static Plan brought(Recipe recipe, SiteFile site, Found.Seen seen) {
        Chosen chosen = new Chosen("R-file", "one", null, seen.current(), null, null, null, false, Map.of());
        ByHand.Foreign file = new ByHand.Foreign("/srv/dumps/db-v1.0.0.sql", "");
        return restore(recipe, site, seen, new ByHand.Wish("restore", chosen, false, null, file));
    }

    private static Chosen chosen(Recipe recipe, Version from) {
        String databases = Chosen.databases(recipe.databases());
        return new Chosen(
                "b", "one", recipe.name(), from, Instant.EPOCH, "backup", databases, false, Map.of("tree", "t1"));
    }

    private static Plan good(Compiled compiled) {
        if (compiled instanceof Compiled.Ok(Plan plan)) return plan;
        throw new AssertionError(compiled);
    }

    private static <T> T good(Result<T> read) {
        if (read instanceof Result.Ok<T>(T value)) return value;
        throw new AssertionError(read);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
