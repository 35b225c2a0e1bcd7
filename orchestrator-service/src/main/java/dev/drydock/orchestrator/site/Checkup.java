package dev.drydock.orchestrator.site;

import dev.drydock.contract.Found;
import dev.drydock.contract.Found.Ailment;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.plan.Looks;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was found of a site. Pure: who was asked has answered already. What nobody could say is said here too, and never counted as
 * well.
 *
 * @param version null: nobody could say
 * @param run the open one, which may be why something is as it is; null: none
 * @param looked what each says of itself, as "who: what"
 */
public record Checkup(Version version, String run, List<String> looked, List<Remark> remarks) {
    /** What a rung can be climbed against. */
    private static final Set<Sign> MENDABLE = EnumSet.of(Sign.PENDING, Sign.DRIFT, Sign.APPLICATION, Sign.UNASKED);

    private static final int MOST_NAMED = 10;

    /** @param sign as {@link Sign} has it; besides them split, edits and left */
    public record Remark(String sign, String what, String where, String evidence, String next) {}

    /**
     * Answers; of each empty: none came.
     *
     * @param look of vcs
     * @param application of migration
     * @param outside of maintenance
     */
    record Answers(Optional<Said> look, Optional<Said> application, Optional<Said> outside) {
        /** The application's own words alone: what a rung's check asks again. */
        boolean mendable() {
            return ailments(application).stream().anyMatch(a -> MENDABLE.contains(a.sign()));
        }
    }

    public Checkup {
        looked = List.copyOf(looked);
        remarks = List.copyOf(remarks);
    }

    /** What a person who plans a repair should know of it. */
    List<String> found() {
        return remarks.stream()
                .map(r -> r.sign().equals(word(Sign.DOORS))
                        ? r.what() + "; at the end they will be open, also if the run goes back"
                        : r.what())
                .toList();
    }

    public boolean well() {
        return remarks.isEmpty();
    }

    /** @param left where Drydock's last run left it */
    static Checkup of(SiteFile site, Recipe recipe, Version left, String run, Answers answers) {
        Advice advice = new Advice(site, recipe);
        List<String> looked = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        Optional<Found.Seen> seen = found(answers.look(), Found.Seen.class);
        seen.ifPresentOrElse(
                s -> code(s, left, site, advice, looked, remarks),
                () -> remarks.add(advice.silent("the code", answers.look())));
        unexamined("the application", answers.application(), advice).ifPresent(remarks::add);
        unexamined("doors and page", answers.outside(), advice).ifPresent(remarks::add);
        asked(site, recipe, answers).forEach(a -> looked.add("asked: " + a));
        if (recipe.questions().isEmpty() && !recipe.databases().isEmpty()) remarks.add(advice.noQuestion());
        Version version = seen.map(Found.Seen::current).orElse(null);
        ailments(answers.application()).forEach(a -> remarks.add(advice.of(a, version)));
        ailments(answers.outside())
                .forEach(a -> remarks.add(
                        run != null && a.sign() == Sign.DOORS ? advice.behindDoors(a, run) : advice.of(a, version)));
        return new Checkup(version, run, looked, remarks);
    }

    /** What an answer came from: behind closed doors the page is not asked, nor where nobody can see them. */
    private static List<String> asked(SiteFile site, Recipe recipe, Answers answers) {
        List<String> asked = new ArrayList<>();
        if (found(answers.application(), Found.Examined.class).isPresent()) {
            Set<String> unasked = ailments(answers.application()).stream()
                    .filter(a -> a.sign() == Sign.UNASKED)
                    .map(Ailment::where)
                    .collect(Collectors.toSet());
            recipe.questions().stream()
                    .map(q -> q.command().line())
                    .filter(line -> !unasked.contains(line))
                    .forEach(asked::add);
        }
        boolean page = found(answers.outside(), Found.Examined.class).isPresent()
                && ailments(answers.outside()).stream().allMatch(a -> a.sign() == Sign.PAGE);
        if (page && !site.url().isEmpty()) asked.add(site.url());
        return asked;
    }

    private static Optional<Remark> unexamined(String whom, Optional<Said> answer, Advice advice) {
        return found(answer, Found.Examined.class).isPresent()
                ? Optional.empty()
                : Optional.of(advice.silent(whom, answer));
    }

    private static void code(
            Found.Seen seen, Version left, SiteFile site, Advice advice, List<String> looked, List<Remark> remarks) {
        Version at = seen.current();
        List<String> tags = Looks.tags(seen);
        String said = seen.said() == null ? "" : seen.said();
        looked.add("the application says: " + (said.isEmpty() ? "nothing" : said));
        looked.add("its code is: " + (tags.isEmpty() ? "no release that is known here" : String.join(", ", tags)) + " ("
                + at.commit() + ")");
        if (left.name() != null) looked.add("Drydock left it at: " + left.name() + " (" + left.commit() + ")");
        if (said.isEmpty()) remarks.add(advice.noVersion());
        else if (Looks.split(seen)) {
            remarks.add(new Remark(
                    "split",
                    "the application says that it is " + said + ", and its code is " + String.join(", ", tags),
                    site.root(),
                    "commit " + at.commit(),
                    advice.back()));
        }
        if (!seen.edits().isEmpty()) {
            remarks.add(
                    new Remark(
                            "edits",
                            seen.edits().size() + " tracked files are not as the release has them",
                            site.root(),
                            seen.edits().stream().limit(MOST_NAMED).collect(Collectors.joining(", ")),
                            "`git diff` there shows what was changed by hand: commit it, or undo it with `git checkout -- FILE`"));
        }
        seen.left()
                .forEach(l -> remarks.add(new Remark(
                        "left",
                        l,
                        site.root(),
                        "",
                        "see what is there; where nobody is at work any more, take it away; or " + advice.back())));
    }

    private static <T extends Found> Optional<T> found(Optional<Said> said, Class<T> type) {
        return said.filter(s -> s instanceof Said.Done d && type.isInstance(d.found()))
                .map(s -> type.cast(((Said.Done) s).found()));
    }

    private static List<Ailment> ailments(Optional<Said> said) {
        return found(said, Found.Examined.class).map(Found.Examined::ailments).orElse(List.of());
    }

    static String word(Sign sign) {
        return sign.name().toLowerCase(Locale.ROOT);
    }
}
