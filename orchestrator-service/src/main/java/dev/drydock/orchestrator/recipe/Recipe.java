package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Source;
import dev.drydock.contract.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one kind of application is upgraded. Only {@link RecipeReader} makes one, so it is known to be whole and safe.
 *
 * @param title empty: none
 * @param stable which tags are releases, as a glob
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
        List<RecipeCure> cures) {

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
     * @param hop one minor version after the other, none jumped over
     * @param list of scheme order: all versions, oldest first
     */
    public record Versioning(Scheme scheme, String from, boolean hop, List<String> list) {
        public Versioning {
            list = List.copyOf(list);
        }
    }

    public record Files(List<String> volatiles, List<String> cache, List<String> outside) {
        public Files {
            volatiles = List.copyOf(volatiles);
            cache = List.copyOf(cache);
            outside = List.copyOf(outside);
        }
    }

    public record Gate(Command close, Command open, Command byHand, List<String> mark, List<Doors.Writer> writers) {
        public Gate {
            mark = List.copyOf(mark);
            writers = List.copyOf(writers);
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

    public Recipe {
        databases = List.copyOf(databases);
        environment = Map.copyOf(environment);
        services = Map.copyOf(services);
        restore = List.copyOf(restore);
        afterRestore = List.copyOf(afterRestore);
        tools = List.copyOf(tools);
        steps = List.copyOf(steps);
        cures = List.copyOf(cures);
    }
}
