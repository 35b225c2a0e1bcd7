package dev.drydock.bench.api;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.process.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One run that really was, and as many more as are wanted: its rows once more, with its frozen plan and its orders, on ten sites. */
final class ManyRuns {
    private static final String SITES =
            """
            insert into orchestrator.site (name, recipe, yaml, version_name, version_commit)
            select 'many-' || n, recipe, replace(yaml, s.name, 'many-' || n), version_name, version_commit
            from orchestrator.site s, generate_series(1, 10) n where s.name = ? on conflict do nothing""";
    private static final String RUNS =
            """
            insert into orchestrator.run (id, site, kind, plan, state, version, status, started, ended, requested_by, sequence, last_hash)
            select 'many-' || n, 'many-' || (n % 10 + 1), kind, plan, state, version, status,
                started - n * interval '1 minute', ended - n * interval '1 minute', requested_by, sequence, last_hash
            from orchestrator.run r, generate_series(?::int, ?::int) n where r.id = ?""";
    private static final String ORDERS =
            """
            insert into orchestrator.run_order (id, run, kind, step, attempt, tries, name, verb, family, sent, accepted, ended, said, found)
            select 'many-' || n || '-' || attempt, 'many-' || n, kind, step, attempt, tries, name, verb, family, sent, accepted, ended, said, found
            from orchestrator.run_order o, generate_series(?::int, ?::int) n where o.run = ?""";

    private record Begun(String id, String state) {}

    private final Stack stack;
    private final Api api;
    private String first;
    private int there;

    ManyRuns(Stack stack) {
        this.stack = stack;
        this.api = new Api(new Target(URI.create(stack.url()), Optional.of(stack.token()), "the stack"));
    }

    String first() throws Exception {
        Path folder = stack.dir().resolve("sites/first");
        String site = "name: first\nrecipe: harbour\nroot: %s\nurl: http://127.0.0.1:9/\njobs: %s\n"
                .formatted(
                        Files.createDirectories(folder.resolve("root")),
                        Files.createDirectories(folder.resolve("jobs")));
        good(api.postYaml(Api.path("sites"), site.getBytes(StandardCharsets.UTF_8)));
        first = good(api.post(Api.path("sites", "first", "runs"), Map.of("kind", "backup", "open", true)))
                .as(Begun.class)
                .id();
        boolean over = Await.until(Duration.ofSeconds(60), () -> good(api.get(Api.path("runs", first)))
                .as(Begun.class)
                .state()
                .equals("succeeded"));
        if (!over) throw new Trouble("the first run did not succeed within 60 s");
        return first;
    }

    /** With what the database then knows of its tables, as its own chores see to in time. */
    void upTo(int count) throws SQLException {
        try (Connection c = DriverManager.getConnection(stack.jdbcUrl(), Postgres.USER, stack.postgresPassword())) {
            try (PreparedStatement sites = c.prepareStatement(SITES)) {
                sites.setString(1, "first");
                sites.executeUpdate();
            }
            for (String sql : new String[] {RUNS, ORDERS}) {
                try (PreparedStatement s = c.prepareStatement(sql)) {
                    s.setInt(1, there + 1);
                    s.setInt(2, count - 1);
                    s.setString(3, first);
                    s.executeUpdate();
                }
            }
            c.createStatement().execute("analyze orchestrator.run, orchestrator.run_order");
            try (ResultSet r = c.createStatement().executeQuery("select count(*) from orchestrator.run")) {
                r.next();
                if (r.getInt(1) != count) throw new Trouble(r.getInt(1) + " runs are there, not " + count);
            }
        }
        there = count - 1;
    }

    private static Reply.Good good(Reply reply) {
        return switch (reply) {
            case Reply.Good g -> g;
            case Reply.Bad b -> throw new Trouble("Drydock answered: " + b.json());
        };
    }
}
