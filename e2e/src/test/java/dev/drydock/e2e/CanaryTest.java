package dev.drydock.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.part.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A secret that a step prints wherever it can is found nowhere afterwards. */
@Tag("stack")
class CanaryTest {
    private final String secret = "canary-" + UUID.randomUUID();

    @Test
    void aSecretThatAStepPrintsIsNowhere() throws Exception {
        Files.writeString(Dock.STACK.secrets().resolve("bird"), secret + "\n");
        String recipe = Recipes.migratingWith(
                "harbour-sings",
                "  - migrate: 'set -x; cat \"$bird\"; x=$(cat \"$bird\"); printf \"%s\\n\" \"said: $x.\" >&2; echo \"$x$x\";"
                        + " printf \"%70000s%s\" \"\" \"$x\"; until [ -e \"$switches/sung\" ]; do sleep 0.05; done;"
                        + " [ ! -e \"$switches/badly\" ] || { echo \"error: $x\"; exit 4; }; bin/harbour migrate'\n"
                        + "    expect: up to date\n");
        try (Harbour harbour = Harbour.unknown()) {
            Path switches = harbour.site.dir().resolve("switches");
            String yaml = harbour.site.yaml().replace("recipe: harbour", "recipe: " + recipe);
            Api.Reply added =
                    Api.post("sites", "application/yaml", yaml.replace("secrets: { ", "secrets: { bird: file:bird, "));
            assertThat(added.status()).as(added.toString()).isEqualTo(201);
            Set<String> arguments = ConcurrentHashMap.newKeySet();

            Files.createFile(switches.resolve("badly"));
            String bad = sung(harbour, switches, arguments);
            assertThat(Api.run(bad).path("state").asText()).isEqualTo("rolled-back");
            Files.delete(switches.resolve("badly"));
            Files.delete(switches.resolve("sung"));
            String good = sung(harbour, switches, arguments);
            assertThat(Api.run(good).path("state").asText()).isEqualTo("succeeded");

            assertThat(Api.run(bad).toString()).as("it did print it").contains("***");
            assertThat(arguments).as("arguments of processes").isNotEmpty().noneMatch(this::tells);
            assertThat(Topic.everything())
                    .as("the broker")
                    .isNotEmpty()
                    .noneMatch(this::tells)
                    .anyMatch(r -> r.value() != null && new String(r.value(), ISO_8859_1).contains("said: ***"));
            assertThat(columnsThatTell()).as("the database").isEmpty();
            assertThat(filesThatTell(Dock.STACK.dir().resolve("logs"))).isEmpty();
            assertThat(filesThatTell(Dock.STACK.dir().resolve("scratch"))).isEmpty();
            assertThat(filesThatTell(Dock.STACK.dir().resolve("store"))).isEmpty();
            assertThat(filesThatTell(Dock.STACK.dir().resolve("kafka"))).isEmpty();
            assertThat(answersOf(harbour.name, bad, good)).noneMatch(this::tells);
            assertThat(jobOutputsThatTell(harbour.site.jobs()))
                    .as("job folders")
                    .isEmpty();
        }
    }

    /** Runs an upgrade and looks at every process while the step waits with the secret in its hands. */
    private String sung(Harbour harbour, Path switches, Set<String> arguments) throws IOException {
        String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
        Dock.until("it migrates", Duration.ofSeconds(90), () -> {
            look(arguments);
            return Api.run(run).path("position").asText().contains("migrate");
        });
        Files.createFile(switches.resolve("sung"));
        Dock.until("it ended", Duration.ofSeconds(120), () -> {
            look(arguments);
            return !Api.run(run).path("state").asText().equals("running");
        });
        return run;
    }

    private static void look(Set<String> arguments) {
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path p : all) {
                try {
                    arguments.add(new String(Files.readAllBytes(p.resolve("cmdline")), ISO_8859_1));
                } catch (IOException gone) {
                    // it ended while it was looked at
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean tells(String text) {
        return text.contains(secret);
    }

    private boolean tells(ConsumerRecord<byte[], byte[]> r) {
        List<byte[]> parts = new ArrayList<>();
        if (r.key() != null) parts.add(r.key());
        if (r.value() != null) parts.add(r.value());
        r.headers().forEach(h -> parts.add(h.value()));
        return parts.stream().anyMatch(b -> tells(new String(b, ISO_8859_1)));
    }

    private List<String> columnsThatTell() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection c = DriverManager.getConnection(
                        Dock.STACK.jdbcUrl(), Postgres.USER, Dock.STACK.postgresPassword());
                Statement s = c.createStatement()) {
            List<String> columns = new ArrayList<>();
            try (ResultSet r = s.executeQuery("select format('%I.%I', n.nspname, k.relname), quote_ident(attname)"
                    + " from pg_attribute a join pg_class k on k.oid = attrelid"
                    + " join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'p') and attnum > 0"
                    + " and not attisdropped and nspname not in ('pg_catalog', 'information_schema')")) {
                while (r.next()) columns.add(r.getString(1) + " " + r.getString(2));
            }
            assertThat(columns)
                    .anyMatch(t -> t.startsWith("migration.journal "))
                    .hasSizeGreaterThan(30);
            String hex = HexFormat.of().formatHex(secret.getBytes(ISO_8859_1));
            for (String column : columns) {
                String[] words = column.split(" ", 2);
                try (ResultSet r = s.executeQuery("select count(*) from " + words[0] + " where " + words[1]
                        + "::text like '%" + secret + "%' or " + words[1] + "::text like '%" + hex + "%'")) {
                    r.next();
                    if (r.getInt(1) > 0) found.add(column);
                }
            }
        }
        return found;
    }

    private List<Path> filesThatTell(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(this::tells).toList();
        }
    }

    private boolean tells(Path file) {
        try {
            return tells(new String(Files.readAllBytes(file), ISO_8859_1));
        } catch (java.nio.file.NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> jobOutputsThatTell(Path jobs) throws IOException {
        return filesThatTell(jobs).stream().map(Path::toString).toList();
    }

    private static List<String> answersOf(String site, String... runs) {
        List<String> paths = new ArrayList<>(
                List.of("status", "runs", "recipes", "sites", "sites/" + site, "sites/" + site + "/backups"));
        for (String run : runs) paths.addAll(List.of("runs/" + run, "runs/" + run + "/record"));
        return paths.stream().map(Api::get).map(Api.Reply::toString).toList();
    }
}
