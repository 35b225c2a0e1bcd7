package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Harbour site with a policy, whose project publishes its releases one by one. */
record Published(Harbour harbour, String recipe) implements AutoCloseable {
    private static final List<String> LATER = List.of("v1.1.0", "v1.2.0");

    /**
     * Only its first release is out, and the watcher has seen that there is nothing else.
     *
     * @param recipe a name of its own, so that no other test's releases are heard of
     */
    static Published open(String recipe, String policy) {
        Published p = unwatched(recipe);
        p.add(policy);
        Dock.until("its remote was asked", Duration.ofSeconds(60), () -> p.watch("remote is not null") > 0);
        return p;
    }

    /** Not added yet. */
    static Published unwatched(String recipe) {
        Recipes.add(recipe, y -> y);
        Harbour harbour = Harbour.unknown();
        for (String tag : LATER) Releases.git(remote(harbour), "tag", "-d", tag);
        return new Published(harbour, recipe);
    }

    /** Another site of the same application, with a remote of its own. Not added yet. */
    static Published beside(Published other) {
        Harbour harbour = Harbour.unknown();
        for (String tag : LATER) Releases.git(remote(harbour), "tag", "-d", tag);
        return new Published(harbour, other.recipe());
    }

    void add(String policy) {
        String yaml = harbour.site.yaml().replace("recipe: harbour", "recipe: " + recipe) + policy;
        Api.Reply added = Api.post("sites", "application/yaml", yaml);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
    }

    private static java.nio.file.Path remote(Harbour harbour) {
        return harbour.site.dir().resolve("harbour.git");
    }

    String name() {
        return harbour.name;
    }

    void publish(String tag) {
        Releases.git(harbour.site.root(), "push", "-q", "origin", tag);
    }

    /** The time has come to ask its remote again. */
    void timePasses() {
        sql("update orchestrator.watch set due = now() where site = '" + name() + "'");
    }

    private long watch(String condition) {
        return sql("update orchestrator.watch set failures = failures where " + condition + " and site = '" + name()
                + "'");
    }

    private static long sql(String statement) {
        try (var c = DriverManager.getConnection(Dock.STACK.jdbcUrl(), "drydock", Dock.STACK.postgresPassword());
                var s = c.createStatement()) {
            return s.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** What became of that release there. */
    JsonNode intent(String version) {
        for (JsonNode i : Api.get("releases?site=" + name()).body().path("sites")) {
            if (i.path("version").asText().equals(version)) return i;
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    JsonNode becomes(String version, String state) {
        Dock.until(
                () -> version + " is " + state + " at " + name() + ", and is " + intent(version),
                Duration.ofSeconds(60),
                () -> intent(version).path("state").asText().equals(state));
        return intent(version);
    }

    /** By which ways that release was heard of. */
    List<String> ways(String version) {
        List<String> ways = new ArrayList<>();
        for (JsonNode r : Api.get("releases").body().path("items")) {
            if (r.path("application").asText().equals(recipe)
                    && r.path("version").asText().equals(version))
                r.path("ways").forEach(w -> ways.add(w.asText()));
        }
        return ways;
    }

    List<String> runs() {
        List<String> runs = new ArrayList<>();
        Api.get("runs?site=" + name())
                .body()
                .path("items")
                .forEach(r -> runs.add(r.path("id").asText()));
        return runs;
    }

    /** With no hand in between: one run, which ended well. */
    void isUpgraded(String version) {
        Dock.until("a run has begun", Duration.ofSeconds(60), () -> !runs().isEmpty());
        String run = runs().getFirst();
        assertThat(Api.rested(run).path("state").asText())
                .as(() -> Api.run(run).toPrettyString())
                .isEqualTo("succeeded");
        assertThat(harbour.version()).isEqualTo(version);
        assertThat(harbour.page()).isEqualTo(200);
        assertThat(runs()).containsExactly(run);
        assertThat(intent(version).path("run").asText()).isEqualTo(run);
    }

    @Override
    public void close() {
        harbour.close();
    }
}
