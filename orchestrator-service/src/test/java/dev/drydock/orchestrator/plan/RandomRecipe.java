package dev.drydock.orchestrator.plan;

import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.saga.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A recipe's text as a hasty person could have written it: valid words, in any order. */
public final class RandomRecipe {
    private final Random random;
    private final StringBuilder yaml = new StringBuilder();

    private RandomRecipe(Random random) {
        this.random = random;
    }

    static String of(Random random) {
        return new RandomRecipe(random).write();
    }

    /** Of those that compile, so many. */
    public static Stream<Plan> plans(int most) {
        return LongStream.range(0, Long.MAX_VALUE)
                .mapToObj(
                        i -> RecipeReader.read("random.yaml", of(new Random(i))) instanceof Result.Ok<Recipe>(Recipe r)
                                ? Stream.of(upgrade(r, (int) (i % 6)))
                                : Stream.<Plan>empty())
                .flatMap(p -> p)
                .limit(most);
    }

    /** @param which of the sites: without a page, without a way in, with one; step by step or not */
    static Plan upgrade(Recipe recipe, int which) {
        return CompilerTest.plan(Compiler.upgrade(
                "r-1", recipe, site(which % 3), CompilerTest.seen("/var/jobs"), CompilerTest.TO, which % 2 == 0));
    }

    private static SiteFile site(int which) {
        String url = which > 0 ? "url: https://app.example/\n" : "";
        String wayIn = which > 1 ? "way-in: { header: X-A, secret: b }\nsecrets: { b: file:b }\n" : "";
        return Fixtures.siteOf("name: app-one\nrecipe: app\nroot: /srv/app\n" + url + wayIn);
    }

    private boolean now(int percent) {
        return random.nextInt(100) < percent;
    }

    private String write() {
        boolean database = now(70);
        yaml.append("recipe: app\nsource: { git: { stable: \"*\" } }\nroot: { marker: app }\nversion: cat VERSION\n");
        yaml.append("doors: { close: c, open: o, by-hand: b, mark: [ closed ] }\n");
        yaml.append("services: { web: { restart: rw }, queue: { restart: rq } }\n");
        if (database && now(50)) yaml.append("database: { name: main, engine: sqlite, file: main.db }\n");
        else if (database) {
            yaml.append("databases:\n");
            for (int i = random.nextInt(4); i >= 0; i--) {
                yaml.append("  - { name: d%d, engine: sqlite, file: d%d.db }\n".formatted(i, i));
            }
        }
        if (database && now(50)) yaml.append("restore: [ database, files, code ]\n");
        yaml.append("steps:\n");
        List<String> steps = steps(database);
        steps.forEach(step -> yaml.append("  - ").append(step).append('\n'));
        cures(steps, database);
        if (now(30)) {
            yaml.append("overlays: [ { crosses: \"1.1\", before: %s, why: w, steps: [ restart: queue, run: o ] } ]\n"
                    .formatted(List.of("checkout", "migrate", "open-doors").get(random.nextInt(3))));
        }
        return yaml.toString();
    }

    /** Mostly where they may stand, so that many of these compile; sometimes anywhere. */
    private List<String> steps(boolean database) {
        List<String> steps = new ArrayList<>();
        for (String word : List.of("fetch", "copy", "close-doors", "backup", "drill")) if (now(30)) steps.add(word);
        if (now(95)) steps.add("checkout");
        List<String> own = new ArrayList<>(List.of(
                "install: i",
                "run: r",
                "validate: v",
                "preview: p",
                "restart: web",
                "restart: queue",
                "clear-cache: c"));
        if (database) own.addAll(List.of("migrate: m", "{ migrate: m, resumable: true }"));
        for (int i = random.nextInt(8); i > 0; i--) steps.add(own.get(random.nextInt(own.size())));
        if (now(30)) steps.add("probe");
        if (now(30)) steps.add("open-doors");
        if (now(40)) {
            String moved = steps.remove(random.nextInt(steps.size()));
            steps.add(random.nextInt(steps.size() + 1), moved);
        }
        return steps;
    }

    private void cures(List<String> steps, boolean database) {
        if (now(60) || steps.isEmpty()) return;
        String verb =
                steps.get(random.nextInt(steps.size())).replaceAll("[{ ]", "").replaceAll("[:,].*", "");
        String touches =
                database ? List.of("database", "services", "files", "code").get(random.nextInt(4)) : "services";
        yaml.append("cures: [ { name: c, step: %s, pattern: x, command: y, then: %s%s } ]\n"
                .formatted(verb, now(50) ? "restart" : "retry", now(50) ? ", touches: [ " + touches + " ]" : ""));
    }
}
