package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** May a site go from one version to another, and over which? */
public final class Jump {
    /** @param next what to do instead */
    public record No(String reason, String next) {}

    private final Recipe recipe;
    private final Versions versions;

    public Jump(Recipe recipe) {
        this.recipe = recipe;
        this.versions = new Versions(recipe);
    }

    /** @return empty: it may, in one run */
    public Optional<No> refuse(Version from, Version to, List<Version> tags) {
        return refuse(from, to).or(() -> stop(from, to, tags)
                .map(stop -> new No(
                        "from " + from.name() + " to " + to.name() + " would jump over " + stop.name(),
                        "go to " + stop.name() + " first, or all the way with --hops")));
    }

    /** @return empty: it may, over as many runs as it takes */
    public Optional<No> refuse(Version from, Version to) {
        Optional<Versions.Rank> target = versions.rank(to.name());
        boolean branch = Version.branch(to.name());
        if (target.isEmpty() && !branch) {
            return no(
                    "the recipe " + recipe.name() + " cannot order the version " + Notes.quote(to.name()),
                    "name a release: `drydock releases SITE` lists them");
        }
        Optional<Versions.Rank> start = versions.rank(from.name());
        if (start.isEmpty()) return unknownStart(from);
        String range = recipe.versions().from();
        if (!range.isEmpty() && !Semvers.within(start.get().semver(), range)) {
            return no(
                    "the site is at " + from.name() + ", and this recipe upgrades from " + range + " only",
                    "bring the site to " + range + " by the application's own instructions first");
        }
        if (branch) return onto(to);
        String reaches = recipe.versions().to();
        if (!reaches.isEmpty() && !Semvers.within(target.get().semver(), reaches)) {
            return no(
                    "this recipe upgrades to " + reaches + " only, and " + to.name() + " is not among these",
                    "take the recipe for " + to.name() + " (`drydock recipe list`), or a release of " + reaches);
        }
        if (target.get().compareTo(start.get()) < 0) {
            return no(
                    to.name() + " is older than " + from.name() + ", where the site is",
                    "an upgrade goes to a newer version: `drydock releases SITE` lists them; back to an older one goes"
                            + " `drydock downgrade SITE --to " + to.name() + "`");
        }
        return Optional.empty();
    }

    /** All that must be gone through, the last one too: each is the target of one run. */
    public List<Version> route(Version from, Version to, List<Version> tags) {
        List<Version> route = new ArrayList<>();
        for (Optional<Version> stop = stop(from, to, tags); stop.isPresent(); stop = stop(stop.get(), to, tags))
            route.add(stop.get());
        route.add(to);
        return route;
    }

    /** @return the releases between the two, oldest first, a branch being ahead of all; none where one of them has no place in the order */
    public List<Version> over(Version from, Version to, List<Version> tags) {
        Optional<Versions.Rank> start = versions.rank(from.name());
        Optional<Versions.Rank> target = versions.rank(to.name());
        boolean branch = Version.branch(to.name());
        if (start.isEmpty() || target.isEmpty() && !branch) return List.of();
        return versions.releases(tags).reversed().stream()
                .filter(v -> rank(v).semver().getPreRelease().isEmpty())
                .filter(v -> rank(v).compareTo(start.get()) > 0 && (branch || rank(v).compareTo(target.get()) < 0))
                .toList();
    }

    /** Whether the recipe lists tested ways, and this is none of them. */
    public boolean untried(Version from, Version to) {
        List<Recipe.Way> tested = recipe.versions().tested();
        return !tested.isEmpty() && tested.stream().noneMatch(way -> within(from, way.from()) && within(to, way.to()));
    }

    private boolean within(Version v, String range) {
        return versions.rank(v.name())
                .filter(rank -> Semvers.within(rank.semver(), range))
                .isPresent();
    }

    /** Whether the way leads from before that version to it or past it. */
    public boolean crosses(Version from, Version to, String version) {
        Versions.Rank crossed = versions.rank(version).orElseThrow();
        boolean reached = Version.branch(to.name()) || crossed.compareTo(rank(to)) <= 0;
        return rank(from).compareTo(crossed) < 0 && reached;
    }

    private Optional<No> onto(Version branch) {
        return recipe.versions().hop()
                ? no(
                        "no version may be jumped over, and nobody can say over which " + branch.name() + " leads",
                        "name a release: `drydock releases SITE` lists them")
                : Optional.empty();
    }

    private Optional<No> unknownStart(Version from) {
        boolean matters = recipe.versions().hop()
                || !recipe.versions().from().isEmpty()
                || !recipe.overlays().isEmpty();
        if (!matters) return Optional.empty();
        return no(
                "the site says that it is at " + Notes.quote(from.name()) + ", which the recipe cannot order",
                "see what the recipe's `version` command prints on the site");
    }

    /**
     * The newest release of the next series is where to go first; release candidates are no stop on the way.
     *
     * @return empty: nothing is jumped over that must not be
     */
    private Optional<Version> stop(Version from, Version to, List<Version> tags) {
        Optional<Versions.Rank> start = versions.rank(from.name());
        if (!recipe.versions().hop() || start.isEmpty()) return Optional.empty();
        Comparator<Version> byRank = Comparator.comparing(this::rank);
        List<Version> between = versions.releases(tags).stream()
                .filter(v -> rank(v).semver().getPreRelease().isEmpty())
                .filter(v -> rank(v).series().compareTo(start.get().series()) > 0)
                .filter(v -> rank(v).series().compareTo(rank(to).series()) < 0)
                .toList();
        return between.stream().min(byRank).flatMap(lowest -> between.stream()
                .filter(v -> rank(v).series().compareTo(rank(lowest).series()) == 0)
                .max(byRank));
    }

    private Versions.Rank rank(Version v) {
        return versions.rank(v.name()).orElseThrow();
    }

    private static Optional<No> no(String reason, String next) {
        return Optional.of(new No(reason, next));
    }
}
