package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A recipe's source of archives, as it is for one site. */
final class Archives {
    private Archives() {}

    static Archive of(Archive archive, Recipe recipe, Map<String, String> parameters) {
        String from = archive.releases();
        return new Archive(
                from.startsWith("$") ? parameters.getOrDefault(from.substring(1), "") : from,
                archive.file(),
                archive.sha256(),
                archive.keep(),
                archive.custom(),
                aside(recipe),
                archive.states(),
                archive.requires());
    }

    /** What no release brings: of none of it would a swap be undone by putting code back. */
    private static List<String> aside(Recipe recipe) {
        Recipe.Files files = recipe.files();
        List<String> aside = new ArrayList<>(files.volatiles());
        aside.addAll(files.cache());
        aside.addAll(files.outside());
        aside.addAll(recipe.doors().mark());
        for (Content.Database database : recipe.databases()) {
            if (database.server() != null) continue;
            for (String end : List.of("", "-wal", "-shm", "-journal")) aside.add(database.file() + end);
        }
        return aside;
    }
}
