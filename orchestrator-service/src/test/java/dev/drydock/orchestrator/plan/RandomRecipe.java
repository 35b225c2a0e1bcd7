package dev.drydock.orchestrator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A recipe's text as a hasty person could have written it: valid words, in any order. */
final class RandomRecipe {
    private final Random random;
    private final StringBuilder yaml = new StringBuilder();

    private RandomRecipe(Random random) {
        this.random = random;
    }

    static String of(Random random) {
        return new RandomRecipe(random).write();
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
