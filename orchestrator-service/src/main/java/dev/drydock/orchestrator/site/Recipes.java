package dev.drydock.orchestrator.site;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.RecipeReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.store.RecipeRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The recipes that ship, and those that an administrator has added; the latter stand before the former. */
@ApplicationScoped
public class Recipes {
    private final Store store;
    private final Register register;
    private final Map<String, String> shipped;

    Recipes(Store store, Register register) throws IOException {
        this.store = store;
        this.register = register;
        this.shipped = shipped();
    }

    public record Listed(String name, boolean shipped) {}

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (String name :
                resource("index.txt").lines().filter(l -> !l.isBlank()).toList()) {
            all.put(name.replaceFirst("\\.yaml$", ""), resource(name));
        }
        return all;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("recipes/" + name)) {
            if (in == null) throw new IOException("recipes/" + name + " is not among what was built");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public List<Listed> list() {
        List<String> added = QuarkusTransaction.requiringNew()
                .call(() -> store.recipes().stream().map(r -> r.name).toList());
        return Stream.concat(
                        added.stream().map(n -> new Listed(n, false)),
                        shipped.keySet().stream()
                                .filter(n -> !added.contains(n))
                                .map(n -> new Listed(n, true)))
                .toList();
    }

    public Optional<String> yaml(String name) {
        return QuarkusTransaction.requiringNew()
                .call(() -> store.find(RecipeRow.class, name).map(r -> r.yaml))
                .or(() -> Optional.ofNullable(shipped.get(name)));
    }

    /** What was good when it was added may have become bad with a newer Drydock, so it is read with all its findings. */
    public Optional<Result<Recipe>> find(String name) {
        return yaml(name).map(y -> RecipeReader.read(name + ".yaml", y));
    }

    public Result<Recipe> add(String yaml, String by) {
        Result<Recipe> read = RecipeReader.read("recipe.yaml", yaml);
        if (read instanceof Result.Ok<Recipe>(Recipe recipe)) {
            QuarkusTransaction.requiringNew().run(() -> {
                RecipeRow row = store.find(RecipeRow.class, recipe.name()).orElseGet(RecipeRow::new);
                boolean fresh = row.name == null;
                row.name = recipe.name();
                row.yaml = yaml;
                row.added = store.now();
                if (fresh) store.add(row);
                register.tell("recipe.added", recipe.name(), facts(recipe.name(), yaml), by);
            });
        }
        return read;
    }

    /** What the public record says of a file: whose it is and its hash. */
    static Map<String, Object> facts(String recipe, String yaml) {
        return Map.of("recipe", recipe, "file", Signatures.sha256(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
