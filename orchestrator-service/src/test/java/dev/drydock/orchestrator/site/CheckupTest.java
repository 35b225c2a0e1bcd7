package dev.drydock.orchestrator.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Found;
import dev.drydock.contract.Found.Ailment;
import dev.drydock.contract.Found.Sign;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.recipe.Fixtures;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.shows.Shows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a site, and what to type next. */
class CheckupTest {
    private static final Recipe RECIPE = Fixtures.recipeOf(
            """
            recipe: small
            source: { git: { stable: "v*" } }
            root: { marker: app }
            database: { engine: sqlite, file: a.db }
            services: { web: { restart: systemctl restart web } }
            doors: { close: touch closed, open: rm closed, by-hand: rm -f closed, mark: [ closed ] }
            version: cat VERSION
            check: [ { finds: the cache is stale, command: bin/cache } ]
            repair: [ { rung: web, steps: [ restart: web ] } ]
            steps: [ checkout ]
            """);

    private static final SiteFile SITE = Fixtures.siteOf("name: one\nrecipe: small\nroot: /srv/one\n");
    private static final SiteFile PAGED =
            Fixtures.siteOf("name: one\nrecipe: small\nroot: /srv/one\nurl: http://one.example/\n");
    private static final Version V1 = Fixtures.tag("v1.0");
    private static final Version V2 = Fixtures.tag("v1.1");

    @Test
    void whereNothingIsFoundItIsWell() {
        Checkup checkup = of(RECIPE, seen("1.0", V1), List.of(), List.of(), null);

        assertThat(checkup.well()).isTrue();
        assertThat(checkup.looked()).contains("the application says: 1.0", "asked: bin/cache");
    }

    @Test
    @Shows(86)
    void betweenTwoVersionsIsFoundByWhatCodeSchemaAndVersionSay() {
        Checkup moved = of(RECIPE, seen("1.0", V2), List.of(), List.of(), null);
        Checkup half = of(RECIPE, seen("1.1", V2), List.of(ailment(Sign.PENDING, "2 migrations")), List.of(), null);

        assertThat(moved.remarks()).singleElement().satisfies(r -> {
            assertThat(r.sign()).isEqualTo("split");
            assertThat(r.what()).isEqualTo("the application says that it is 1.0, and its code is v1.1");
            assertThat(r.next()).contains("drydock restore one --latest");
        });
        assertThat(half.remarks()).singleElement().satisfies(r -> {
            assertThat(r.what()).contains("the code is at 1.1, the schema is not: 2 migrations");
            assertThat(r.next())
                    .contains(
                            "`drydock upgrade one --to 1.1` finishes it",
                            "`drydock repair one`",
                            "`drydock restore one --latest` takes it back, to the newest that was not itself taken to mend"
                                    + " something");
        });
    }

    @Test
    void whatCannotBeAskedIsSaidAndNeverCountedAsWell() {
        Said refused = new Said.Refused("/srv/one does not exist", "correct `root`");
        Checkup none = Checkup.of(
                SITE,
                RECIPE,
                V1,
                null,
                new Checkup.Answers(Optional.of(refused), Optional.empty(), Optional.of(Said.Done.nothing())));

        assertThat(none.well()).isFalse();
        assertThat(none.remarks()).extracting(Checkup.Remark::sign).containsOnly("unasked");
        assertThat(none.remarks())
                .extracting(Checkup.Remark::what)
                .containsExactly(
                        "the code could not be asked: /srv/one does not exist",
                        "the application could not be asked: no participant answered in time",
                        "doors and page could not be asked: the answer was another one");
        assertThat(of(RECIPE, seen("", V1), List.of(), List.of(), null).remarks())
                .extracting(Checkup.Remark::what)
                .containsExactly("the application does not say its version");
        Recipe silent = Fixtures.recipeOf(
                """
                recipe: small
                source: { git: { stable: "v*" } }
                root: { marker: app }
                database: { engine: sqlite, file: a.db }
                doors: { close: touch closed, open: rm closed, by-hand: rm -f closed, mark: [ closed ] }
                version: cat VERSION
                steps: [ checkout ]
                """);
        assertThat(of(silent, seen("1.0", V1), List.of(), List.of(), null).remarks())
                .singleElement()
                .satisfies(r -> assertThat(r.what()).contains("nobody knows whether its schema"));
    }

    @Test
    void doorsThatAnOpenRunMayHaveClosedKeepThePageFromBeingAsked() {
        List<Ailment> closed = List.of(ailment(Sign.DOORS, "its doors are closed"));

        assertThat(of(RECIPE, seen("1.0", V1), List.of(), closed, null).remarks())
                .singleElement()
                .satisfies(r -> assertThat(r.next()).contains("rm -f closed", "DRYDOCK.txt"));
        assertThat(of(RECIPE, seen("1.0", V1), List.of(), closed, null).found())
                .containsExactly("its doors are closed; at the end they will be open, also if the run goes back");
        Checkup open = of(RECIPE, seen("1.0", V1), List.of(), closed, "01RUN");
        assertThat(open.run()).isEqualTo("01RUN");
        assertThat(open.well()).isFalse();
        assertThat(open.remarks()).singleElement().satisfies(r -> {
            assertThat(r.sign()).isEqualTo("unasked");
            assertThat(r.what()).contains("its page was not asked", "01RUN");
            assertThat(r.next()).contains("drydock show 01RUN").doesNotContain("rm -f closed");
        });
    }

    @Test
    void onlyWhatWasAskedIsSaidToBe() {
        Ailment unasked = new Ailment(Sign.UNASKED, "it was not asked", "bin/cache", "");
        Checkup none = Checkup.of(
                PAGED, RECIPE, V1, null, new Checkup.Answers(Optional.empty(), Optional.empty(), Optional.empty()));
        Checkup shut = paged(List.of(unasked), List.of(ailment(Sign.DOORS, "closed")));
        Checkup all = paged(List.of(), List.of(ailment(Sign.PAGE, "not well")));

        assertThat(none.looked()).noneMatch(l -> l.startsWith("asked: "));
        assertThat(shut.looked()).noneMatch(l -> l.startsWith("asked: "));
        assertThat(all.looked()).contains("asked: bin/cache", "asked: http://one.example/");
    }

    private static Checkup paged(List<Ailment> application, List<Ailment> outside) {
        return Checkup.of(PAGED, RECIPE, V1, null, answers(application, outside));
    }

    @Test
    void editsAndWhatAnotherHandLeftAreFound() {
        Found.Seen seen = new Found.Seen(
                new Version("1.0", V1.commit()),
                List.of(V1, V2),
                List.of("a.php"),
                "/jobs",
                0,
                null,
                "1.0",
                List.of("lock"));

        assertThat(of(RECIPE, seen, List.of(), List.of(), null).remarks())
                .extracting(Checkup.Remark::sign)
                .containsExactly("edits", "left");
    }

    @Test
    void onlyWhatARungsCheckAsksAgainIsToBeMended() {
        assertThat(answers(List.of(ailment(Sign.DRIFT, "x")), List.of()).mendable())
                .isTrue();
        assertThat(answers(List.of(ailment(Sign.NEWER, "x")), List.of()).mendable())
                .isFalse();
        assertThat(answers(List.of(), List.of(ailment(Sign.DOORS, "x"), ailment(Sign.PAGE, "x")))
                        .mendable())
                .isFalse();
    }

    private static Ailment ailment(Sign sign, String what) {
        return new Ailment(sign, what, "bin/app", "printed");
    }

    private static Found.Seen seen(String said, Version at) {
        Version current = new Version(said.isEmpty() ? at.name() : said, at.commit());
        return new Found.Seen(current, List.of(V1, V2), List.of(), "/jobs", 0, null, said, List.of());
    }

    private static Checkup of(
            Recipe recipe, Found.Seen seen, List<Ailment> application, List<Ailment> outside, String run) {
        Checkup.Answers a = answers(application, outside);
        Optional<Said> look = Optional.of(new Said.Done(seen));
        return Checkup.of(SITE, recipe, V1, run, new Checkup.Answers(look, a.application(), a.outside()));
    }

    private static Checkup.Answers answers(List<Ailment> application, List<Ailment> outside) {
        return new Checkup.Answers(Optional.empty(), examined(application), examined(outside));
    }

    private static Optional<Said> examined(List<Ailment> ailments) {
        return Optional.of(new Said.Done(new Found.Examined(new ArrayList<>(ailments))));
    }
}
