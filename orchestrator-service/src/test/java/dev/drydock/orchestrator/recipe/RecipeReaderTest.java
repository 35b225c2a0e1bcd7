package dev.drydock.orchestrator.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Health;
import dev.drydock.contract.Source;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Touch;
import dev.drydock.shows.Shows;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecipeReaderTest {
    @Test
    void reads_everything_a_recipe_may_say() {
        Recipe recipe = Fixtures.recipe("large");

        assertThat(recipe.name()).isEqualTo("large");
        assertThat(recipe.title()).isEqualTo("A large application");
        assertThat(recipe.versions())
                .isEqualTo(new Recipe.Versioning(
                        Recipe.Scheme.SEMVER,
                        ">=1.0",
                        "<4",
                        true,
                        List.of(),
                        "",
                        List.of(new Recipe.Way("1.0", "1.1"), new Recipe.Way(">=1.1 <2", "2.x"))));
        assertThat(recipe.databases())
                .containsExactly(
                        new Content.Database("main", "sqlite", "data/main.db"),
                        new Content.Database("search", "sqlite", "data/search.db"));
        assertThat(recipe.files()).isEqualTo(new Recipe.Files(List.of("logs"), List.of("tmp/cache"), List.of("media")));
        assertThat(recipe.environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("COLUMNS", "300", "TOOL_HOME", "tmp/cache/tool", "place", "", "level", "two"));
        assertThat(recipe.doors().close()).isEqualTo(new Command("bin/large down", 600, List.of("now closed")));
        assertThat(recipe.doors().writers().getFirst().start())
                .isEqualTo(new Command("bin/clerk start", 30, List.of()));
        assertThat(recipe.services()).containsOnlyKeys("web", "queue");
        assertThat(recipe.restore()).containsExactly(Recipe.Part.DATABASES, Recipe.Part.TREE);
        assertThat(recipe.tools()).containsExactly("sqlite3", "git");
        assertThat(recipe.afterRestore().stream().map(RecipeStep::name))
                .containsExactly("after-restore", "after-restore-2");
        assertThat(recipe.afterRestore().getLast().command())
                .isEqualTo(new Command("bin/large announce", 300, List.of()));
    }

    @Test
    void code_may_come_as_a_package() {
        Recipe pip = Fixtures.recipe("packaged");
        Recipe system = Fixtures.recipe("system");

        assertThat(pip.source()).isEqualTo(new Source.Pip("small.app", "$venv", "wheels"));
        assertThat(pip.stable()).isEqualTo("1.*");
        assertThat(pip.doors().stops()).isEqualTo("web");
        assertThat(pip.versions().caution()).startsWith("the more");
        assertThat(system.stable()).isEqualTo("*");
        assertThat(((Source.System) system.source()).install())
                .isEqualTo(new Command("sudo -n dpkg -i \"$DRYDOCK_HELD\"/*.deb", 600, List.of("Setting up")));
    }

    @Test
    void a_site_says_where_its_package_is() {
        Recipe recipe = Fixtures.recipe("packaged");
        String site = "name: one\nrecipe: packaged\nroot: /srv/one\n";

        assertThat(source(site, recipe)).isEqualTo(new Source.Pip("small.app", "", "/srv/one/wheels"));
        assertThat(source(site + "parameters: { venv: env }\n", recipe).venv()).isEqualTo("/srv/one/env");
        assertThat(source(site + "parameters: { venv: /opt/env }\n", recipe).venv())
                .isEqualTo("/opt/env");
        assertThat(source(site + "parameters: { venv: ../env }\n", recipe).outside("/srv/one"))
                .isTrue();
        assertThat(source(site + "parameters: { venv: env }\n", recipe).outside("/srv/one"))
                .isFalse();
    }

    private static Source.Pip source(String site, Recipe recipe) {
        return (Source.Pip) Fixtures.siteOf(site).place(recipe, "").source();
    }

    @Test
    void a_servers_database_says_where_its_credentials_are() {
        List<Content.Database> databases = Fixtures.recipe("servers").databases();

        assertThat(databases.stream().map(Content.Database::engine))
                .containsExactly("mysql", "postgresql", "mysql", "postgresql", "postgresql");
        assertThat(databases.stream().map(d -> d.server().credentials()))
                .containsExactly(
                        new Content.Credentials("env", ".env", "", ""),
                        new Content.Credentials("env", "config/production.env", "PG_", ""),
                        new Content.Credentials("php", "app/config/local.php", "", ""),
                        new Content.Credentials("django", "digipal_project.settings", "default", "env/bin/python"),
                        new Content.Credentials("secret", "db", "", ""));
    }

    @Test
    void a_source_of_archives_is_made_whole_where_recipe_and_site_meet() {
        Recipe recipe = Fixtures.recipe("archive");
        SiteFile site = Fixtures.siteOf("name: one\nrecipe: archive\nroot: /srv/one\n");
        SiteFile other = Fixtures.siteOf(
                "name: one\nrecipe: archive\nroot: /srv/one\nparameters: { releases: /srv/packages }\n");

        Archive archive = (Archive) site.place(recipe, "/srv/jobs").source();

        assertThat(recipe.stable()).isEqualTo("2.*");
        assertThat(archive.releases()).isEqualTo("https://example.org/releases");
        assertThat(((Archive) other.place(recipe, "/srv/jobs").source()).releases())
                .isEqualTo("/srv/packages");
        assertThat(archive.file()).isEqualTo("app-{version}.zip");
        assertThat(archive.sha256()).containsOnlyKeys("2.0");
        assertThat(archive.keep()).containsExactly("config/local.php");
        assertThat(archive.custom()).containsExactly("plugins");
        assertThat(archive.aside())
                .containsExactly(
                        "logs",
                        "cache",
                        "media/huge",
                        "closed",
                        "data/app.db",
                        "data/app.db-wal",
                        "data/app.db-shm",
                        "data/app.db-journal");
        assertThat(archive.requires())
                .containsExactly(
                        new Archive.Requirement("PHP's memory", Command.of("echo 256"), "128", "", "", "raise it"),
                        new Archive.Requirement(
                                "PHP",
                                Command.of("php -r \"echo PHP_VERSION;\""),
                                "",
                                "least",
                                "most",
                                "install another"));
        assertThat(recipe.schema().orElseThrow().after()).isEqualTo("pending: 0");
        assertThat(site.place("/srv/jobs").source()).isNull();
        assertThat(Fixtures.recipe("small").source()).isNull();
    }

    @Test
    void steps_keep_their_order_options_and_unique_names() {
        List<RecipeStep> steps = Fixtures.recipe("large").steps();

        assertThat(steps.stream().map(RecipeStep::name))
                .containsExactly(
                        "fetch",
                        "close-doors",
                        "copy",
                        "checkout",
                        "install",
                        "restart web",
                        "preview",
                        "migrate",
                        "migrate-2",
                        "validate",
                        "run",
                        "clear-cache",
                        "restart web-2",
                        "probe");
        RecipeStep migrate = steps.get(7);
        assertThat(migrate.command())
                .isEqualTo(new Command("bin/migrate one\nbin/migrate two\n", 1800, List.of("[0-9]+ rows", "done")));
        assertThat(migrate.resumable()).isTrue();
        assertThat(migrate.state().before()).isEqualTo("^1");
        assertThat(steps.get(6).approval()).isTrue();
        assertThat(steps.get(8).command().limitSeconds()).isEqualTo(600);
    }

    @Test
    void cures_say_what_they_touch_or_leave_it_to_their_step() {
        List<RecipeCure> cures = Fixtures.recipe("large").cures();

        assertThat(cures.get(0).touches()).isEqualTo(Set.of(Touch.DATABASE));
        assertThat(cures.get(1).touches()).isNull();
        assertThat(cures.get(1).cure().then()).isEqualTo(Cure.Then.RETRY);
    }

    @Test
    @Shows(83)
    void a_cure_may_retry_only_what_can_be_run_again() {
        String small =
                Golden.text("recipe/good/small.yaml").replace("  - checkout", "  - checkout\n  - install: make%s");
        String cures = "cures:\n  - { name: again, step: install, pattern: x, command: make clean, then: retry }\n";

        assertThat(Fixtures.recipeOf(small.formatted("\n    resumable: true") + cures)
                        .cures())
                .hasSize(1);
        assertThat(Fixtures.findings(RecipeReader.read("r.yaml", small.formatted("") + cures)))
                .singleElement()
                .asString()
                .contains("`then: retry` for a step that is not resumable");
    }

    @Test
    void what_may_be_left_out_has_its_default() {
        Recipe recipe = Fixtures.recipe("small");

        assertThat(recipe.versions().scheme()).isEqualTo(Recipe.Scheme.SEMVER);
        assertThat(recipe.versions().hop()).isFalse();
        assertThat(recipe.restore()).containsExactly(Recipe.Part.TREE, Recipe.Part.DATABASES);
        assertThat(recipe.databases()).isEmpty();
        assertThat(recipe.health()).isEqualTo(new Recipe.Page("", ""));
    }

    @Test
    void site_values_are_what_stands_there_and_nothing_else() {
        SiteFile site = Fixtures.site("large-one");

        assertThat(site.parameters()).isEqualTo(Map.of("port", "8080", "color", "no", "empty", ""));
        assertThat(site.secrets()).isEqualTo(Map.of("db", "large-db", "way_in", "large-way-in"));
        assertThat(site.wayIn()).isEqualTo(new Health.WayIn("X-Way-In", "way_in"));
        assertThat(Fixtures.site("small-one").jobs()).isEmpty();
        assertThat(site.drillEvery()).isEqualTo(7 * 24 * 3600);
        assertThat(site.keep()).isEqualTo(new Keeping(3, 30, 1));
        assertThat(Fixtures.site("small-one").keep()).isNull();
    }

    @Test
    void stores_are_read_with_all_that_may_be_said_of_them() {
        Stores stores = Fixtures.site("stored-one").stores();

        assertThat(stores.copies()).isEqualTo(2);
        assertThat(stores.all())
                .containsExactly(
                        new Stores.Folder("/srv/backups"),
                        new Stores.Sftp(
                                new Ssh("nas.example.org", 22, "drydock", "file:nas-key", List.of(), null), "backups"),
                        new Stores.S3(
                                "https://s3.example.org",
                                "us-east-1",
                                "backups",
                                "",
                                "file:s3-id",
                                "file:s3-secret",
                                true));
        assertThat(stores.encryption().key()).isEqualTo("file:backup-key");
        assertThat(stores.encryption().escrow()).hasSize(1);
        assertThat(Fixtures.site("small-one").stores()).isNull();
    }

    @Test
    void a_site_on_another_machine() {
        Ssh at = Fixtures.site("far-one").at();

        assertThat(at.host()).isEqualTo("ix1.example.org");
        assertThat(at.port()).isEqualTo(22);
        assertThat(at.hostKeys()).hasSize(1);
        assertThat(at.via()).isEqualTo(new Ssh("2001:db8::1", 2222, "jump", "file:jump-key", List.of(), null));
        assertThat(Fixtures.site("small-one").at()).isNull();
    }
}
