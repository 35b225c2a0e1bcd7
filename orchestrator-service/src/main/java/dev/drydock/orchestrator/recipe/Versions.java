package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.semver4j.Semver;

/** Which of a project's tags are releases of this recipe, and in what order. */
public final class Versions {
    private final Recipe.Versioning rules;
    private final Pattern stable;
    private final String branch;

    public Versions(Recipe recipe) {
        this(recipe.versions(), recipe.stable(), recipe.branch());
    }

    /** Of all names. */
    Versions(Recipe.Versioning rules) {
        this(rules, "*", "");
    }

    private Versions(Recipe.Versioning rules, String stable, String branch) {
        this.branch = branch;
        this.rules = rules;
        this.stable = glob(stable);
    }

    /** @return those that count, newest first */
    public List<Version> releases(List<Version> tags) {
        return tags.stream()
                .filter(v -> VersionName.check(v.name()).isEmpty())
                .filter(v -> stable.matcher(v.name()).matches())
                .filter(v -> rank(v.name()).isPresent())
                .sorted(Comparator.comparing((Version v) -> rank(v.name()).orElseThrow())
                        .thenComparing(Version::name)
                        .reversed())
                .toList();
    }

    /** How many of them are newer than where a site is; empty: that has no place in the order. */
    public Optional<Long> newer(List<Version> tags, Version current) {
        return rank(current.name()).map(here -> releases(tags).stream()
                .filter(v -> rank(v.name()).orElseThrow().compareTo(here) > 0)
                .count());
    }

    /** The one that a person means: by its name, else by the same name with or without a leading v, else the branch. */
    public Optional<Version> find(List<Version> tags, String name) {
        List<Version> releases = releases(tags);
        return releases.stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .or(() -> releases.stream()
                        .filter(v -> plain(v.name()).equals(plain(name)))
                        .findFirst())
                .or(() -> tags.stream()
                        .filter(v -> name.equals(branch) && v.name().equals(Version.BRANCH + branch))
                        .findFirst());
    }

    /** One that is offered to sites: no other tag, and no candidate. */
    public boolean release(String name) {
        return VersionName.check(name).isEmpty()
                && Stream.of(name, "v" + name, "V" + name)
                        .anyMatch(n -> stable.matcher(n).matches())
                && rank(name).filter(r -> r.semver().getPreRelease().isEmpty()).isPresent();
    }

    /** Below 0: the first is older; empty: one of them has no place in the order. */
    public Optional<Integer> compare(String one, String other) {
        return rank(one).flatMap(a -> rank(other).map(a::compareTo));
    }

    /** Where only a list says what comes after what, nobody knows how far it is. */
    public Size size(String from, String to) {
        Semver a = rank(from).orElseThrow().semver();
        Semver b = rank(to).orElseThrow().semver();
        if (rules.scheme() == Recipe.Scheme.ORDER || a.getMajor() != b.getMajor()) return Size.MAJOR;
        return a.getMinor() == b.getMinor() ? Size.PATCH : Size.MINOR;
    }

    /** Where only a list says what comes after what, a range is one version of it. */
    public boolean within(String name, String range) {
        if (rules.scheme() == Recipe.Scheme.ORDER) return same(name, range);
        return rank(name).filter(r -> Semvers.within(r.semver(), range)).isPresent();
    }

    /** Comparable within one recipe; empty: it has no place in the order. */
    public Optional<Rank> rank(String name) {
        if (rules.scheme() == Recipe.Scheme.SEMVER) return Semvers.of(name).map(v -> new Rank(v, 0));
        List<String> plain = rules.list().stream().map(Versions::plain).toList();
        int place = plain.indexOf(plain(name));
        return place < 0 ? Optional.empty() : Optional.of(new Rank(Semver.ZERO, place));
    }

    /** @param place in the recipe's list; 0 where semver decides */
    public record Rank(Semver semver, int place) implements Comparable<Rank> {
        @Override
        public int compareTo(Rank other) {
            int bySemver = semver.compareTo(other.semver);
            return bySemver != 0 ? bySemver : Integer.compare(place, other.place);
        }

        /** What a hop may not jump over. */
        Rank series() {
            return new Rank(Semver.of(semver.getMajor(), semver.getMinor(), 0).build(), place);
        }
    }

    /** The same but for a leading v. */
    public static boolean same(String one, String other) {
        return one != null && other != null && plain(one).equals(plain(other));
    }

    /** Without a leading v. */
    public static String plain(String name) {
        return name.matches("[vV][0-9].*") ? name.substring(1) : name;
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
