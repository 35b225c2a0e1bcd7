package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Content;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** One {@code database} of a recipe: a file of its own, or where a server's credentials are. */
final class DatabaseReader {
    private static final String SQLITE = "database: { name: main, engine: sqlite, file: data/app.db }";
    private static final String SERVER = "database: { engine: mysql, credentials: .env }";
    private static final Pattern ENGINE = Pattern.compile("sqlite|postgresql|mysql|mariadb");
    private static final Pattern MODULE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_. -]{0,60}");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]{0,60}");
    private static final Content.Credentials NONE = new Content.Credentials("env", "", "", "");

    private final Notes notes;
    private final Values values;
    private final BiFunction<String, Node, String> claim;
    private final BiFunction<String, Node, String> path;

    /** @param claim reads a path that is the database's alone; @param path one that is only read */
    DatabaseReader(
            Notes notes, Values values, BiFunction<String, Node, String> claim, BiFunction<String, Node, String> path) {
        this.notes = notes;
        this.values = values;
        this.claim = claim;
        this.path = path;
    }

    /** @param named it must say its name */
    void read(Node node, Map<String, Content.Database> read, boolean named) {
        Section.of(node, "a database", SQLITE, notes).ifPresent(in -> {
            String name = (named ? in.need("name", "name: main") : in.take("name"))
                    .map(n -> values.name("name", n))
                    .orElse("main");
            String engine = in.need("engine", "engine: sqlite")
                    .map(n -> values.matching(
                            "engine", n, ENGINE, "sqlite, postgresql, mysql or mariadb", "engine: sqlite"))
                    .orElse("");
            Content.Database database =
                    switch (engine) {
                        case "" -> unknown(in, name);
                        case "sqlite" -> file(in, name);
                        default -> server(in, name, engine.equals("mariadb") ? "mysql" : engine);
                    };
            in.done();
            if (read.put(name, database) != null) {
                notes.add(in.at(), "two databases are called " + Notes.quote(name), "a name of its own for each");
            }
        });
    }

    private static Content.Database unknown(Section in, String name) {
        in.take("file");
        in.take("credentials");
        return new Content.Database(name, "", "");
    }

    private Content.Database file(Section in, String name) {
        in.refuse("credentials", "`credentials` of a SQLite file", "leave it out: " + SQLITE);
        String file = in.need("file", "file: data/app.db")
                .map(n -> claim.apply("file", n))
                .orElse("");
        return new Content.Database(name, "sqlite", file);
    }

    private Content.Database server(Section in, String name, String engine) {
        in.refuse("file", "`file` of a server's database", "say where its credentials are: " + SERVER);
        Content.Credentials credentials = in.need("credentials", "credentials: .env")
                .map(this::credentials)
                .orElse(NONE);
        return new Content.Database(name, engine, "", new Content.Server(credentials, ""));
    }

    private Content.Credentials credentials(Node node) {
        if (node instanceof Node.Scalar) return file(path.apply("credentials", node), node);
        Optional<Section> group = Section.of(node, "`credentials`", "credentials: .env", notes);
        if (group.isEmpty()) return NONE;
        Section in = group.get();
        Content.Credentials read = one(in, node);
        in.done();
        return read;
    }

    /** By the ending of its name. */
    private Content.Credentials file(String file, Node node) {
        String form = file.endsWith(".php") ? "php" : file.endsWith(".ini") ? "ini" : "env";
        if (form.equals("env")
                && Paths.relativeFault(file).isEmpty()
                && !file.matches("(.*/)?\\.?env(\\..*)?|.*\\.env")) {
            notes.add(
                    node.at(),
                    "`credentials` " + Notes.quote(file) + ": by its name nobody can tell how it is to be read",
                    "credentials: { env: " + file + " }, or php, ini, django, secret instead of env");
        }
        return new Content.Credentials(form, file, "", "");
    }

    private Content.Credentials one(Section in, Node node) {
        for (String form : new String[] {"env", "php", "ini"}) {
            Optional<Node> file = in.take(form);
            if (file.isEmpty()) continue;
            String entry = word(in, form.equals("ini") ? "section" : "prefix");
            return new Content.Credentials(form, path.apply(form, file.get()), entry, "");
        }
        Optional<Node> django = in.take("django");
        if (django.isPresent()) {
            String module = values.matching(
                    "django",
                    django.get(),
                    MODULE,
                    "the settings' module",
                    "credentials: { django: project.settings }");
            String python =
                    in.take("python").map(n -> values.line("python", n, 300)).orElse("python3");
            return new Content.Credentials("django", module, word(in, "alias"), python);
        }
        Optional<Node> secret = in.take("secret");
        if (secret.isPresent()) {
            String name = values.hidden(
                    "secret",
                    secret.get(),
                    VARIABLE,
                    "the name of one of the site's secrets, never its value",
                    "credentials: { secret: db }");
            return new Content.Credentials("secret", name, "", "");
        }
        notes.add(node.at(), "`credentials` says none of env, php, ini, django, secret", "credentials: { env: .env }");
        return NONE;
    }

    private String word(Section in, String key) {
        return in.take(key)
                .map(n -> values.matching(key, n, WORD, "a word", key + ": DB_"))
                .orElse("");
    }
}
