package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Question;
import dev.drydock.contract.Source;
import dev.drydock.contract.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How one kind of application is upgraded. Only {@link RecipeReader} makes one, so it is known to be whole and safe.
 *
 * @param title empty: none
 * @param branch of git, may be gone to beside the releases; empty: none
 * @param stable which tags, or versions of an archive or package, are releases, as a glob
 * @param source null: git; where it lies may be {@code $name}, a parameter of the site
 * @param marker a file below root without which it is not that application
 * @param environment of every command; a site's parameters stand before it
 * @param services name → how it is restarted
 * @param restore the order of the way back
 * @param afterRestore what the application must be told where its users were in between: never on the way back of a run
 */
public record Recipe(
        String name,
        String title,
        Versioning versions,
        String stable,
        String branch,
        Source source,
        String marker,
        List<Content.Database> databases,
        Files files,
        Map<String, String> environment,
        Gate doors,
        Command version,
        Page health,
        Map<String, Command> services,
        List<Part> restore,
        List<RecipeStep> afterRestore,
        List<String> tools,
        List<RecipeStep> steps,
        List<RecipeCure> cures,
        List<Overlay> overlays,
        Notice notice,
        Repair repair,
        Aid aid) {

    public enum Scheme {
        SEMVER,
        /** As {@code list} says, oldest first. */
        ORDER
    }

    /** Code and files are one: they lie in one tree and are put back as one. */
    public enum Part {
        TREE,
        DATABASES
    }

    /**
     * @param from the versions that this recipe can start from, as a semver range; empty: all
     * @param to those that it can go to, in the same way
     * @param hop one minor version after the other, none jumped over
     * @param list of scheme order: all versions, oldest first
     * @param caution what a person should know who jumps over releases; empty: nothing
     * @param tested the ways that somebody has tried; empty: nobody says
     */
    public record Versioning(
            Scheme scheme, String from, String to, boolean hop, List<String> list, String caution, List<Way> tested) {
        public Versioning {
            list = List.copyOf(list);
            tested = List.copyOf(tested);
        }
    }

    /** From any version of one semver range to any of another. */
    public record Way(String from, String to) {
        @Override
        public String toString() {
            return from + " -> " + to;
        }
    }

    public record Files(List<String> volatiles, List<String> cache, List<String> outside) {
        public Files {
            volatiles = List.copyOf(volatiles);
            cache = List.copyOf(cache);
            outside = List.copyOf(outside);
        }
    }

    /** @param stops the service that closing stops; null: none */
    public record Gate(
            Command close, Command open, Command byHand, List<String> mark, List<Doors.Writer> writers, String stops) {
        public Gate {
            mark = List.copyOf(mark);
            writers = List.copyOf(writers);
        }
    }

    /**
     * What a person should read before an upgrade.
     *
     * @param draft why the recipe is not to be trusted yet; empty: it is
     * @param releaseNotes their address, with {@code $version} in it; empty: not known
     */
    public record Notice(String draft, String releaseNotes) {}

    /**
     * What mends a site, and how it is known whether that is needed.
     *
     * @param checks what is asked of the application beside what its steps ask
     * @param rungs least invasive first
     */
    public record Repair(List<Question> checks, List<Rung> rungs) {
        public Repair {
            checks = List.copyOf(checks);
            rungs = List.copyOf(rungs);
        }
    }

    /** @param why for people; empty: its steps say it */
    public record Rung(String name, String why, List<RecipeStep> steps) {
        private static final Set<Verb> LIGHT = Set.of(Verb.RESTART, Verb.CLEAR_CACHE);

        public Rung {
            steps = List.copyOf(steps);
        }

        /** It touches nothing but services and caches: where it fails, the next is climbed. */
        public boolean light() {
            return steps.stream().map(RecipeStep::verb).allMatch(LIGHT::contains);
        }
    }

    /** @param content must be on the page; empty: not looked at */
    public record Page(String path, String content) {}

    /** The application's own word on its schema; empty: it has none. */
    public Optional<Work.StateProbe> schema() {
        return steps.stream()
                .map(RecipeStep::state)
                .filter(s -> !s.after().isEmpty())
                .reduce((first, second) -> second);
    }

    /** Whether the application is well: what its last migration and its validations must find, and its own checks. */
    public List<Question> questions() {
        Stream<Question> schema = schema().stream()
                .map(s -> new Question(
                        "the schema is not what the code wants",
                        new Command(s.command().line(), s.command().limitSeconds(), List.of(s.after()))));
        Stream<Question> validations = steps.stream()
                .filter(s -> s.verb() == Verb.VALIDATE)
                .map(s -> new Question("its own validation finds fault", s.command()));
        return Stream.of(schema, validations, repair.checks().stream())
                .flatMap(q -> q)
                .toList();
    }

    public Recipe {
        databases = List.copyOf(databases);
        environment = Map.copyOf(environment);
        services = Map.copyOf(services);
        restore = List.copyOf(restore);
        afterRestore = List.copyOf(afterRestore);
        tools = List.copyOf(tools);
        steps = List.copyOf(steps);
        cures = List.copyOf(cures);
        overlays = List.copyOf(overlays);
    }

    /** The same whose steps are its rungs. */
    public Recipe climbing() {
        return with(repair.rungs().stream().flatMap(r -> r.steps().stream()).toList());
    }

    /** The same with other steps. */
    public Recipe with(List<RecipeStep> others) {
        return new Recipe(
                name,
                title,
                versions,
                stable,
                branch,
                source,
                marker,
                databases,
                files,
                environment,
                doors,
                version,
                health,
                services,
                restore,
                afterRestore,
                tools,
                others,
                cures,
                overlays,
                notice,
                repair,
                aid);
    }
}
