package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A recipe's text → a recipe, or everything that is wrong with it. Pure: it reads nothing but the text. */
public final class RecipeReader {
    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

    private static final Pattern NOTES =
            Pattern.compile("https?://[A-Za-z0-9._~:/?#&=%+-]{1,300}\\$version[A-Za-z0-9._~/?#&=%+-]{0,100}");

    private final Notes notes;
    private final Values values;

    private RecipeReader(Notes notes) {
        this.notes = notes;
        this.values = new Values(notes);
    }

    /** @param fileName as people know the file; it stands in the findings */
    public static Result<Recipe> read(String fileName, String yaml) {
        Notes notes = new Notes(fileName);
        Optional<Recipe> read = Document.parse(yaml, notes).map(top -> new RecipeReader(notes).recipe(top));
        return notes.result(read::orElseThrow);
    }

    public static Result<Recipe> read(String fileName, byte[] bytes) {
        Notes notes = new Notes(fileName);
        return Document.text(bytes, notes).map(text -> read(fileName, text)).orElseGet(() -> notes.result(() -> null));
    }

    private Recipe recipe(Node.Fields fields) {
        Section top = new Section(fields, "the recipe", notes);
        String name = top.need("recipe", "recipe: NAME")
                .map(n -> values.name("recipe", n))
                .orElse("");
        String title = top.take("title").map(n -> values.line("title", n, 200)).orElse("");
        Recipe.Versioning versions = top.take("versions")
                .map(n -> new VersioningReader(notes, values).read(n))
                .orElse(VersioningReader.DEFAULT);
        SourceReader.Read source = top.need("source", "source: { git: { stable: \"v*\" } }")
                .map(n -> new SourceReader(notes, values).read(n))
                .orElse(new SourceReader.Read("", "", null));
        String marker =
                top.need("root", "root: { marker: FILE }").map(this::marker).orElse("");
        ContentReader content = new ContentReader(notes, values);
        List<Content.Database> databases = content.databases(top);
        Recipe.Files files =
                top.take("files").map(content::files).orElse(new Recipe.Files(List.of(), List.of(), List.of()));
        Map<String, String> environment = top.take("environment")
                .map(n -> new EnvironmentReader(notes, values).read(n))
                .orElse(Map.of());
        Recipe.Gate doors = new DoorsReader(notes, values).read(top, content);
        Command version = top.need("version", "version: COMMAND")
                .map(n -> values.command("version", n))
                .orElse(Command.of(""));
        Recipe.Page health = top.take("health").map(this::health).orElse(new Recipe.Page("", ""));
        Map<String, Command> services =
                top.take("services").map(n -> services(n, doors.stops())).orElse(Map.of());
        List<Recipe.Part> restore = new RestoreReader(notes, values).read(top.take("restore"), !databases.isEmpty());
        List<RecipeStep> afterRestore = new AfterRestoreReader(values).read(top.take("after-restore"));
        List<String> tools = top.take("tools")
                .map(n -> values.list("tools", n, "tools: [ git ]", this::tool))
                .orElse(List.of());
        StepsReader reader = new StepsReader(notes, values, services.keySet(), !databases.isEmpty());
        List<RecipeStep> steps = reader.read(top.need("steps", "steps: [ checkout, … ]"));
        List<Overlay> overlays = new OverlaysReader(notes, values, versions, reader, steps).read(top.take("overlays"));
        List<RecipeStep> all = Stream.concat(steps.stream(), overlays.stream().flatMap(o -> o.steps().stream()))
                .toList();
        List<RecipeCure> cures =
                new CuresReader(notes, values, all, services.keySet(), !databases.isEmpty()).read(top.take("cures"));
        Recipe.Notice notice = notice(top);
        Recipe.Repair repair = new RepairReader(
                        notes, values, new StepsReader(notes, values, services.keySet(), !databases.isEmpty()))
                .read(top.take("check"), top.take("repair"));
        Aid aid = new AidReader(notes, values).read(top);
        Optional<Node> forbidden = top.take("forbidden");
        top.done();
        content.noOverlaps();
        Recipe read = new Recipe(
                name,
                title,
                versions,
                source.stable(),
                source.branch(),
                source.source(),
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
                steps,
                cures,
                overlays,
                notice,
                repair,
                aid);
        RepairReader.stops(read, notes, top.at());
        forbidden.ifPresent(n -> new ForbiddenReader(notes, values).read(n, read));
        return read;
    }

    private Recipe.Notice notice(Section top) {
        return new Recipe.Notice(
                top.take("draft").map(n -> values.line("draft", n, 500)).orElse(""),
                top.take("release-notes")
                        .map(n -> values.matching(
                                "release-notes",
                                n,
                                NOTES,
                                "an address with $version in it",
                                "release-notes: https://example.org/releases/$version"))
                        .orElse(""));
    }

    private String marker(Node node) {
        return Section.of(node, "`root`", "root: { marker: FILE }", notes)
                .flatMap(root -> only(root, "marker", "marker: FILE"))
                .map(n -> new ContentReader(notes, values).path("marker", n))
                .orElse("");
    }

    private Optional<Node> only(Section section, String key, String right) {
        Optional<Node> found = section.need(key, right);
        section.done();
        return found;
    }

    private Recipe.Page health(Node node) {
        return Section.of(node, "`health`", "health: { path: / }", notes)
                .map(in -> {
                    Recipe.Page page = new Recipe.Page(
                            in.need("path", "path: /")
                                    .map(n -> values.matching(
                                            "path",
                                            n,
                                            Pattern.compile("/[A-Za-z0-9._~/?&=%+-]{0,500}"),
                                            "a path of the site, beginning with /",
                                            "path: /"))
                                    .orElse(""),
                            in.take("content")
                                    .map(n -> values.line("content", n, 500))
                                    .orElse(""));
                    in.done();
                    return page;
                })
                .orElse(new Recipe.Page("", ""));
    }

    private Map<String, Command> services(Node node, String stopped) {
        Map<String, Command> read = new LinkedHashMap<>();
        Section.of(node, "`services`", "services: { web: { restart: COMMAND } }", notes)
                .ifPresent(all -> all.fields().forEach(field -> {
                    String name = values.name("a service", field.key());
                    if (name.equals(stopped)) {
                        notes.add(
                                field.key().at(),
                                "the doors stop `" + name + "`: a restart would open them",
                                "leave it out; opening the doors starts it");
                    }
                    Section.of(field.value(), "a service", "web: { restart: COMMAND }", notes)
                            .flatMap(in -> only(in, "restart", "restart: COMMAND"))
                            .ifPresent(n -> read.put(name, values.command("restart", n)));
                }));
        return read;
    }

    private String tool(String key, Node node) {
        return values.matching(key, node, TOOL, "a list of program names", "tools: [ git ]");
    }
}
