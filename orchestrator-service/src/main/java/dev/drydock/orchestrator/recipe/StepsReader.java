package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Work;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The recipe's {@code steps}: a bare verb, or a verb with its command and options. */
final class StepsReader {
    private static final Set<String> WAY_BACK = Set.of("keep", "restore", "prove");
    private static final Set<String> OPTIONS = Set.of("expect", "limit", "state", "resumable", "approve");
    private static final String RIGHT = "steps: [ checkout, install: COMMAND, … ]";

    private final Notes notes;
    private final Values values;
    private final Set<String> services;
    private final boolean databases;
    private final StepNames names = new StepNames();

    StepsReader(Notes notes, Values values, Set<String> services, boolean databases) {
        this.notes = notes;
        this.values = values;
        this.services = services;
        this.databases = databases;
    }

    List<RecipeStep> read(Optional<Node> node) {
        if (node.isEmpty()) return List.of();
        List<OrderRules.Placed> placed = new ArrayList<>();
        values.list("steps", node.get(), RIGHT, (key, item) -> {
            step(item).ifPresent(step -> placed.add(new OrderRules.Placed(step, item.at())));
            return item;
        });
        new OrderRules(notes).check(placed, node.get().at());
        return placed.stream().map(OrderRules.Placed::step).toList();
    }

    /**
     * What stands in an overlay or a rung is of the recipe's own; the new version comes by the one checkout.
     *
     * @param where they stand
     */
    List<RecipeStep> beside(String where, Node node) {
        List<RecipeStep> read = new ArrayList<>();
        values.list("steps", node, "steps: [ run: COMMAND ]", (key, item) -> {
            step(item).ifPresent(step -> {
                if (step.verb().part() != Verb.Part.OWN || step.verb() == Verb.CHECKOUT)
                    notes.add(item.at(), "`" + step.verb().word() + "` may not stand in " + where, "run: COMMAND");
                read.add(step);
            });
            return item;
        });
        return read;
    }

    private Optional<RecipeStep> step(Node node) {
        return switch (node) {
            case Node.Scalar word -> bare(word);
            case Node.Fields fields -> withOptions(fields);
            case Node.Items items -> {
                notes.add(items.at(), "a step must be a verb, found a list", RIGHT);
                yield Optional.empty();
            }
        };
    }

    private Optional<RecipeStep> bare(Node.Scalar word) {
        Optional<Verb> verb = verb(word);
        verb.filter(v -> v.part() == Verb.Part.OWN && v != Verb.CHECKOUT)
                .ifPresent(v -> notes.add(word.at(), "`" + v.word() + "` lacks what it should do", example(v)));
        return verb.map(v -> names.named(RecipeStep.bare(v)));
    }

    private Optional<RecipeStep> withOptions(Node.Fields fields) {
        List<Node.Field> verbs = fields.fields().stream()
                .filter(f -> !OPTIONS.contains(f.key().text()))
                .toList();
        List<Node.Field> certain =
                verbs.stream().filter(f -> Verb.of(f.key().text()).isPresent()).toList();
        if (certain.size() > 1) {
            notes.add(certain.get(1).key().at(), "two verbs in one step", "a dash before each verb");
            return Optional.empty();
        }
        if (certain.isEmpty()) {
            verbs.forEach(f -> verb(f.key()));
            if (verbs.isEmpty()) notes.add(fields.at(), "a step without a verb", RIGHT);
            return Optional.empty();
        }
        Verb verb = Verb.of(certain.getFirst().key().text()).orElseThrow();
        Section in = new Section(fields, "`" + verb.word() + "`", notes);
        return Optional.of(names.named(step(verb, in, certain.getFirst().value())));
    }

    private RecipeStep step(Verb verb, Section in, Node value) {
        in.take(verb.word());
        Command command = null;
        String service = "";
        boolean resumable = false;
        boolean approval = false;
        Work.StateProbe state = RecipeStep.NO_STATE;
        if (verb.takesCommand()) {
            command = command(in, verb, value);
        } else if (verb == Verb.RESTART) {
            service = service(value);
        } else if (!(value instanceof Node.Scalar s && s.empty())) {
            notes.add(value.at(), "`" + verb.word() + "` takes nothing", "write `- " + verb.word() + "` alone");
        }
        if (verb.part() == Verb.Part.OWN) {
            resumable =
                    in.take("resumable").map(n -> values.flag("resumable", n)).orElse(false);
        }
        if (verb == Verb.PREVIEW)
            approval = in.take("approve").map(this::approve).orElse(false);
        if (verb == Verb.MIGRATE) {
            state = in.take("state").map(this::state).orElse(RecipeStep.NO_STATE);
            if (!databases)
                notes.add(in.at(), "`migrate` in a recipe without `database`", "name the database, or use `run`");
        }
        if (verb != Verb.PREVIEW)
            in.refuse("approve", "only a `preview` can be approved", "`approve` beside `preview`");
        if (verb != Verb.MIGRATE) in.refuse("state", "only a `migrate` has a state", "`state` beside `migrate`");
        in.done();
        return new RecipeStep(verb, verb.word(), command, service, approval, resumable, state);
    }

    private Command command(Section in, Verb verb, Node value) {
        Command read = values.command(verb.word(), value);
        Optional<Node> expect = in.take("expect");
        Optional<Node> limit = in.take("limit");
        expect.filter(n -> !read.expect().isEmpty())
                .ifPresent(n -> notes.add(n.at(), "`expect` stands here twice", "once, beside the verb"));
        limit.filter(n -> read.limitSeconds() > 0)
                .ifPresent(n -> notes.add(n.at(), "`limit` stands here twice", "once, beside the verb"));
        return new Command(
                read.line(),
                limit.map(n -> values.seconds("limit", n)).orElse(read.limitSeconds()),
                expect.map(values::expect).orElse(read.expect()));
    }

    private String service(Node value) {
        String name = values.name("restart", value);
        if (!name.isEmpty() && !services.contains(name)) {
            String known = services.isEmpty() ? "none is there" : "known: " + String.join(", ", services);
            notes.add(value.at(), "no service is called `" + name + "`", "name it under `services`; " + known);
        }
        return name;
    }

    private boolean approve(Node node) {
        return !values.matching("approve", node, Pattern.compile("always"), "always", "approve: always")
                .isEmpty();
    }

    private Work.StateProbe state(Node node) {
        return Section.of(node, "`state`", "state: { command: COMMAND, after: REGEX }", notes)
                .map(in -> {
                    Work.StateProbe read = new Work.StateProbe(
                            in.need("command", "command: COMMAND")
                                    .map(n -> values.command("command", n))
                                    .orElse(Command.of("")),
                            in.take("before")
                                    .map(n -> values.regex("before", n))
                                    .orElse(""),
                            in.take("after").map(n -> values.regex("after", n)).orElse(""));
                    in.done();
                    if (read.before().isEmpty() && read.after().isEmpty()) {
                        notes.add(
                                in.at(), "`state` with neither `before` nor `after`", "say what its output must match");
                    }
                    return read;
                })
                .orElse(RecipeStep.NO_STATE);
    }

    private Optional<Verb> verb(Node.Scalar word) {
        String said = word.text();
        Optional<Verb> verb = Verb.of(said);
        if (verb.isPresent()) return verb;
        if (WAY_BACK.contains(said)) {
            notes.add(
                    word.at(), "`" + said + "` belongs to the way back", "leave it out: Drydock compiles the way back");
        } else if (said.equals("preflight")) {
            notes.add(word.at(), "`preflight` is always first", "leave it out");
        } else {
            Set<String> words = new LinkedHashSet<>(Verb.words());
            notes.add(word.at(), Section.unknown(said, words), "known here: " + Section.list(words));
        }
        return Optional.empty();
    }

    private static String example(Verb verb) {
        return verb == Verb.RESTART ? "restart: SERVICE" : verb.word() + ": COMMAND";
    }
}
