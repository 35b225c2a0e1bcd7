package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Health;
import dev.drydock.contract.Place;
import dev.drydock.contract.Source;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import java.util.Map;
import java.util.TreeMap;

/**
 * One installation. Only {@link SiteReader} makes one.
 *
 * @param at null: the participants' own machine
 * @param runAs empty: the participant's own user
 * @param url empty: it has no page that could be asked
 * @param jobs empty: found on the site's host
 * @param secrets environment name → name of the secret
 * @param scratch database → another of its server that may be emptied for drills
 * @param keep null: every backup stays until a person has it erased
 * @param drillEvery seconds after which the newest backup is drilled again; 0: only at a person's word
 * @param stores null: the backup service's own folder
 * @param fourEyes who asked for a run may not approve what it shows
 * @param policyName the document that it names; empty: none
 * @param policy its own; null: none
 * @param visitors null: the application tells them itself
 */
public record SiteFile(
        String name,
        String recipe,
        Ssh at,
        String root,
        String runAs,
        String url,
        Health.WayIn wayIn,
        String jobs,
        Map<String, String> parameters,
        Map<String, String> secrets,
        Map<String, String> scratch,
        Keeping keep,
        long drillEvery,
        Stores stores,
        Map<String, String> labels,
        boolean fourEyes,
        String policyName,
        Policy policy,
        Visitors visitors) {
    public SiteFile {
        labels = Map.copyOf(labels);
        parameters = Map.copyOf(parameters);
        secrets = Map.copyOf(secrets);
        scratch = Map.copyOf(scratch);
    }

    /** Where nothing of the recipe is needed: no order works there. */
    public Place place(String jobsFound) {
        return place("", Map.of(), jobsFound, null);
    }

    /** @param jobsFound where the site file leaves it open: what a look found; empty only in that look itself */
    public Place place(Recipe recipe, String jobsFound) {
        return place(recipe.marker(), recipe.environment(), jobsFound, recipe);
    }

    private Place place(String marker, Map<String, String> environment, String jobsFound, Recipe recipe) {
        Map<String, String> named = new TreeMap<>();
        secrets.forEach((variable, secret) -> named.put(variable, "file:" + secret));
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(parameters);
        return new Place(
                name,
                at,
                root,
                marker,
                runAs,
                jobs.isEmpty() ? jobsFound : jobs,
                all,
                named,
                stores,
                recipe == null ? null : source(recipe, all));
    }

    private Source source(Recipe recipe, Map<String, String> parameters) {
        return switch (recipe.source()) {
            case null -> null;
            case Archive archive -> Archives.of(archive, recipe, parameters);
            case Source.Pip(String of, String venv, String wheels) ->
                new Source.Pip(of, folder(venv, parameters), folder(wheels, parameters));
            case Source.System system -> system;
        };
    }

    /** Absolute; empty: none, also where a parameter should name it and the site has none of that name. */
    private String folder(String said, Map<String, String> parameters) {
        String path = said.startsWith("$") ? parameters.getOrDefault(said.substring(1), "") : said;
        return path.isEmpty() || path.startsWith("/") ? path : root + "/" + path;
    }
}
