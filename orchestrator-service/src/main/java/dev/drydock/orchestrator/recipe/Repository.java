package dev.drydock.orchestrator.recipe;

import java.util.List;

/**
 * A repository whose forge may tell of releases. Only {@link RepositoryReader} makes one.
 *
 * @param recipes of which applications
 * @param path as the forge writes it, OWNER/NAME
 * @param secret the name of the file with what its webhooks are signed with
 */
public record Repository(String name, List<String> recipes, String forge, String path, String secret) {
    public Repository {
        recipes = List.copyOf(recipes);
    }
}
