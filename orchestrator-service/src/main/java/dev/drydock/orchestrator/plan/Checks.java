package dev.drydock.orchestrator.plan;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Jump;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import dev.drydock.orchestrator.recipe.VersionName;
import java.util.Optional;
import java.util.TreeSet;

/** What a plan needs beside a good recipe and a good site file. */
final class Checks {
    private Checks() {}

    static Optional<Compiled.Refused> common(Recipe recipe, SiteFile site, Found.Seen seen, boolean doors) {
        if (!site.recipe().equals(recipe.name())) {
            return no(
                    "the site " + site.name() + " has the recipe " + site.recipe() + ", not " + recipe.name(),
                    "use the site's own recipe");
        }
        if (seen.current() == null) {
            return no(
                    "nobody could say at which version " + site.name() + " is",
                    "see what the recipe's `version` command prints on the site");
        }
        if (doors && recipe.doors().mark().isEmpty() && site.url().isEmpty()) {
            return no(
                    "nothing shows whether the doors of " + site.name() + " are closed: no `mark`, no `url`",
                    "add `url` to the site file, or `mark` to the recipe's doors");
        }
        Optional<Compiled.Refused> databases = databases(recipe, site);
        if (databases.isPresent()) return databases;
        return jobs(site, site.jobs().isEmpty() ? seen.jobs() : site.jobs());
    }

    private static Optional<Compiled.Refused> databases(Recipe recipe, SiteFile site) {
        for (Content.Database database : recipe.databases()) {
            if (database.server() == null) continue;
            Content.Credentials from = database.server().credentials();
            if (from.form().equals("secret") && !site.secrets().containsKey(from.source())) {
                return no(
                        "database " + database.name() + " of the recipe takes its credentials from the secret "
                                + from.source() + ", and the site " + site.name() + " has none of that name",
                        "add to the site file: secrets: { " + from.source() + ": file:NAME }");
            }
        }
        for (String scratch : new TreeSet<>(site.scratch().keySet())) {
            boolean known = recipe.databases().stream().anyMatch(d -> d.name().equals(scratch) && d.server() != null);
            if (!known) {
                return no(
                        "`scratch` of the site file names the database " + scratch
                                + ", and the recipe has none of that name on a server",
                        "correct `scratch` in the site file");
            }
        }
        return Optional.empty();
    }

    private static Optional<Compiled.Refused> jobs(SiteFile site, String jobs) {
        String next = "set `jobs` in the site file: a folder on persistent disk outside " + site.root();
        if (jobs == null || !jobs.startsWith("/")) {
            return no("no folder for the jobs of " + site.name() + " was found", next);
        }
        if (SiteReader.jobsInside(site.root(), jobs)) {
            return no("the jobs folder " + jobs + " and the root " + site.root() + " lie in each other", next);
        }
        return Optional.empty();
    }

    static Optional<Compiled.Refused> versions(Recipe recipe, SiteFile site, Found.Seen seen, Version to) {
        Optional<String> fault = VersionName.check(to.name());
        if (fault.isPresent()) return no(fault.get(), "take one of `drydock releases " + site.name() + "`");
        Optional<Compiled.Refused> unpinned = unpinned(recipe, site, to);
        if (unpinned.isPresent()) return unpinned;
        if (unfinished(seen, to)) return Optional.empty();
        if (to.commit().equals(seen.current().commit())) {
            return no(site.name() + " is already at " + to.name(), "nothing to do");
        }
        return new Jump(recipe)
                .refuse(seen.current(), to, seen.releases())
                .map(no -> new Compiled.Refused(no.reason(), no.next()));
    }

    private static Optional<Compiled.Refused> unpinned(Recipe recipe, SiteFile site, Version to) {
        String releases = "take one of `drydock releases " + site.name() + "`";
        if (recipe.source() instanceof Source.Package) {
            return to.name().equals(to.commit())
                    ? Optional.empty()
                    : no(to.name() + " is no version of a package: a package's is pinned by its name", releases);
        }
        if (to.commit() != null && to.commit().matches("[0-9a-f]{7,64}")) return Optional.empty();
        return recipe.source() instanceof Archive
                ? no(
                        "nobody says the checksum of the archive of " + to.name()
                                + ", without which nobody knows whether it is the right one",
                        "look it up at the project, and put it beside the archive or under `sha256` in the recipe")
                : no("the version " + to.name() + " has no commit", releases);
    }

    static Optional<Compiled.Refused> rungs(Recipe recipe, SiteFile site) {
        return recipe.repair().rungs().isEmpty()
                ? no(
                        "the recipe " + recipe.name() + " does not say how " + site.name() + " is repaired",
                        "add `repair` to the recipe; what was there before is in a backup: `drydock backups "
                                + site.name() + "`")
                : Optional.empty();
    }

    /** Its code is there already, and its schema is not. */
    static boolean unfinished(Found.Seen seen, Version to) {
        return seen.behind() != null && to.commit().equals(seen.current().commit());
    }

    private static Optional<Compiled.Refused> no(String reason, String next) {
        return Optional.of(new Compiled.Refused(reason, next));
    }
}
