package dev.drydock.stack.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {
    /** In two pieces: the check of the real sources reads this file too. */
    private static final String SHOWS = "@" + "Shows";

    @TempDir
    Path top;

    @Test
    void the_page_and_the_tests_of_this_checkout_say_the_same() {
        assertThat(Features.read(Path.of("..")).complaints()).isEmpty();
    }

    /** So that what is shown when a guard is taken out is the row that the guard is of. */
    @Test
    void each_guard_of_a_row_names_the_test_of_that_row() {
        Features features = Features.read(Path.of(".."));
        List<Guard> guards = new Guards(Path.of(".."))
                .all().stream().filter(g -> g.list().equals("features")).toList();

        assertThat(guards).hasSizeGreaterThanOrEqualTo(10).allSatisfy(guard -> {
            String type = guard.className().replaceFirst(".*\\.", "");
            String test = new Claims.Test(guard.module(), type, guard.method()).toString();
            assertThat(features.rows())
                    .anyMatch(r -> guard.shows().startsWith("row " + r.number() + ": ")
                            && r.shownBy().equals(test));
        });
    }

    @Test
    void a_page_that_agrees_with_the_tests_is_good() throws Exception {
        page("1 of 123 shown", row(1, "m `XTest#good`"));
        test(SHOWS + "(1)\n    void good() {}");

        assertThat(complaints()).isEmpty();
    }

    @Test
    void a_test_that_does_not_exist_or_says_another_row_is_named() throws Exception {
        page("2 of 123 shown", row(1, "m `XTest#good`"), row(2, "m `XTest#gone`"));
        test(SHOWS + "({3, 4})\n    void good() {}");

        assertThat(complaints())
                .containsExactly(
                        "row 1: m `XTest#good` does not say " + SHOWS + "(1)",
                        "row 2: m `XTest#gone` does not say " + SHOWS + "(2)",
                        "m `XTest#good` says " + SHOWS + "(3), row 3 does not name it",
                        "m `XTest#good` says " + SHOWS + "(4), row 4 does not name it");
    }

    @Test
    void a_claim_that_cannot_be_told_from_the_source_is_named() throws Exception {
        page("0 of 123 shown");
        test(SHOWS + "(1)\n    @Test\n    void good() {}");

        assertThat(complaints())
                .containsExactly("m XTest: a " + SHOWS + " that does not stand directly before a test's `void`");
    }

    @Test
    void a_wrong_count_a_row_twice_and_a_row_without_a_reason_are_named() throws Exception {
        page("7 of 123 shown", row(2, "not yet:"), row(2, "someday, in another way"));

        assertThat(complaints())
                .anyMatch(c -> c.startsWith("the rows are not 1 to 123, each once"))
                .contains("the page does not say **0 of 123 shown**")
                .filteredOn(c -> c.startsWith("row 2 neither names a test"))
                .hasSize(2);
    }

    @Test
    void a_named_test_must_have_run_and_passed_where_its_tags_belong_to_the_suite() throws Exception {
        page("2 of 123 shown", row(1, "m `XTest#good`"), row(2, "m `XTest#slow`"));
        test(SHOWS + "(1)\n    void good() {}\n\n    @Tag(\"systems\")\n    " + SHOWS + "(2)\n    void slow() {}");
        Report good = report(List.of("a.XTest.good(String)[1]"), List.of());
        Report bad = report(List.of(), List.of(new Report.Skipped("a.XTest.good", "no root")));

        Features features = Features.read(top);

        assertThat(features.ran(Suite.QUICK, Optional.empty(), List.of(good)))
                .isEqualTo(new Features.Told("features: 2 of 123 shown, 1 of them by this suite, all ran", true));
        assertThat(features.ran(Suite.QUICK, Optional.empty(), List.of(bad)).line())
                .isEqualTo("features: row 1 is shown by m `XTest#good`, which did not run or did not pass");
        assertThat(features.ran(Suite.ALL, Optional.empty(), List.of(good)).good())
                .isFalse();
        assertThat(features.ran(Suite.SYSTEMS, Optional.of(List.of("OtherTest")), List.of())
                        .good())
                .isTrue();
    }

    @Test
    void a_tag_of_the_class_above_counts() throws Exception {
        page("1 of 123 shown", row(1, "m `XTest#good`"));
        test(SHOWS + "(1)\n    void good() {}");
        Path above = Files.writeString(top.resolve("m/src/test/java/a/Above.java"), "@Tag(\"real\")\nclass Above {}");
        Path below = above.resolveSibling("XTest.java");
        Files.writeString(below, Files.readString(below).replace("XTest {", "XTest extends Above {"));

        assertThat(Features.read(top)
                        .ran(Suite.QUICK, Optional.empty(), List.of())
                        .good())
                .isTrue();
        assertThat(Features.read(top)
                        .ran(Suite.USUAL, Optional.empty(), List.of())
                        .good())
                .isFalse();
    }

    @Test
    void a_suite_runs_what_has_its_tag_and_none_of_the_others() {
        assertThat(Suite.QUICK.runs(Set.of())).isTrue();
        assertThat(Suite.QUICK.runs(Set.of("real"))).isFalse();
        assertThat(Suite.SYSTEMS.runs(Set.of())).isFalse();
        assertThat(Suite.SYSTEMS.runs(Set.of("systems"))).isTrue();
    }

    private List<String> complaints() {
        return Features.read(top).complaints();
    }

    private static Report report(List<String> passed, List<Report.Skipped> skipped) {
        return new Report("m", passed, List.of(), skipped, Optional.empty());
    }

    private static String row(int number, String shownBy) {
        return "| " + number + " | what | how | " + shownBy + " |";
    }

    /** The rows that are given, and all others as not there yet. */
    private void page(String count, String... rows) throws Exception {
        Set<String> given = Arrays.stream(rows).map(r -> r.split(" ")[1]).collect(Collectors.toSet());
        String others = IntStream.rangeClosed(1, Features.ROWS)
                .filter(n -> !given.contains(String.valueOf(n)))
                .mapToObj(n -> row(n, "not yet: nobody asked for it"))
                .collect(Collectors.joining("\n"));
        Files.createDirectories(top.resolve("docs"));
        Files.writeString(
                top.resolve(Features.PAGE), "**" + count + "**\n" + String.join("\n", rows) + "\n" + others + "\n");
    }

    private void test(String members) throws Exception {
        Path folder = Files.createDirectories(top.resolve("m/src/test/java/a"));
        Files.writeString(folder.resolve("XTest.java"), "class XTest {\n\n    " + members + "\n}\n");
    }
}
