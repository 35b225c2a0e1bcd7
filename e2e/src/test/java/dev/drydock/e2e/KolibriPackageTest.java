package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real Kolibri, two neighbouring releases, where pip reaches its index; the output says whether it was that. */
@Tag("systems")
class KolibriPackageTest {

    @Test
    void isTakenBackAfterItsMigrationAndThenUpgraded() {
        Wheels wheels = Wheels.real();
        System.out.println("which Kolibri: " + wheels.kind());
        String shipped = Api.get("recipes/kolibri").body().asText();
        try (Kolibri site = Kolibri.open(wheels)) {
            add(shipped.replaceFirst("(?m)^(  - migrate: '.*)'$", "$1; exit 9'"));
            site.known("kolibri-really");
            var before = seen(site);

            Harbour.Said back = site.upgrade(wheels.last());

            assertThat(back.exit()).as(back.out()).isEqualTo(3);
            assertThat(back.out()).contains("migrate exited with 9");
            assertThat(seen(site)).isEqualTo(before);

            add(shipped);
            Harbour.Said up = site.upgrade(wheels.last());

            assertThat(up.exit()).as(up.out()).isZero();
            assertThat(site.kolibri("--version")).contains("kolibri, version " + wheels.last());
            assertThat(seen(site))
                    .as("the comparison sees what an upgrade changes")
                    .isNotEqualTo(before);
        }
    }

    /** Its server writes rows of its own as soon as it runs: of the databases the schemas, and which migrations they had. */
    private static List<String> seen(Kolibri site) {
        List<String> all = new ArrayList<>(site.files(site.root, site.loose()));
        for (String database : Kolibri.DATABASES) {
            all.add(site.sql(database, ".schema"));
            if (!database.equals("job_storage")) all.add(site.sql(database, "SELECT app, name FROM django_migrations"));
        }
        return all;
    }

    private static void add(String recipe) {
        Api.Reply added = Api.post(
                "recipes", "application/yaml", recipe.replace("recipe: kolibri\n", "recipe: kolibri-really\n"));
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
    }
}
