package dev.drydock.stack.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
    @TempDir
    Path top;

    @Test
    void counts_what_the_reports_say_and_names_what_failed_or_was_skipped() throws Exception {
        report(
                "alpha",
                """
                <testsuite><testcase classname="a.A" name="good"/>
                <testcase classname="a.A" name="bad"><failure message="expected 1&#10; but was 2" type="x">trace</failure></testcase>
                <testcase classname="a.A" name="worse"><error message="boom" type="x"/></testcase></testsuite>""");
        report(
                "beta",
                """
                <testsuite><testcase classname="b.B" name="left"><skipped message="needs root"/></testcase>
                <testcase classname="b.B" name="assumed"><skipped type="x"><![CDATA[org.x.TestAbortedException: Assumption failed: no root
                  at b.B]]></skipped></testcase>
                <testcase classname="b.B" name="mute"><skipped message=""/></testcase></testsuite>""");

        Summary summary = new Summary(new Reports(top).read());

        assertThat(summary.count()).isEqualTo("1 passed, 2 failed, 3 skipped");
        assertThat(summary.good()).isFalse();
        assertThat(summary.lines())
                .anyMatch(l -> l.matches("alpha +1 passed +2 failed +0 skipped"))
                .contains("    FAILED  a.A.bad: expected 1 but was 2")
                .contains("    FAILED  a.A.worse: boom")
                .contains("    skipped b.B.left: needs root")
                .contains("    skipped b.B.assumed: Assumption failed: no root")
                .contains("    skipped b.B.mute: NO REASON GIVEN");
    }

    @Test
    void says_on_what_servers_a_modules_tests_ran() throws Exception {
        report(
                "alpha",
                """
                <testsuite><testcase classname="a.A" name="good"><system-out><![CDATA[hello
                servers of these tests: embedded (no Docker engine answers: no docker command)
                more]]></system-out></testcase></testsuite>""");
        report("beta", "<testsuite><testcase classname=\"b.B\" name=\"good\"/></testsuite>");

        List<String> lines = new Summary(new Reports(top).read()).lines();

        assertThat(lines)
                .filteredOn(l -> l.contains("servers"))
                .containsExactly("    servers of these tests: embedded (no Docker engine answers: no docker command)");
        assertThat(lines.get(1)).contains("servers");
    }

    @Test
    void an_empty_suite_is_zero_tests_and_good() {
        Summary summary = new Summary(new Reports(top).read());

        assertThat(summary.count()).isEqualTo("0 tests");
        assertThat(summary.good()).isTrue();
    }

    @Test
    void reports_of_an_earlier_run_do_not_count() throws Exception {
        report("alpha", "<testsuite><testcase classname=\"a.A\" name=\"good\"/></testsuite>");

        new Reports(top).clear();

        assertThat(new Reports(top).read()).isEmpty();
    }

    @Test
    void a_tenth_is_the_same_for_the_same_seed_and_all_are_in_some_tenth() throws Exception {
        Path src = Files.createDirectories(top.resolve("m/src/test/java/x"));
        for (int i = 0; i < 20; i++)
            Files.writeString(src.resolve("T" + i + "Test.java"), "@Tag(\"faults\") class T {}");
        Files.writeString(src.resolve("OtherTest.java"), "class OtherTest {}");

        List<String> tenth = new Tenth(top, "abc").of("faults");

        assertThat(tenth).hasSize(2).doesNotContain("OtherTest").isEqualTo(new Tenth(top, "abc").of("faults"));
        assertThat(java.util.stream.IntStream.range(0, 300)
                        .boxed()
                        .flatMap(s -> new Tenth(top, "seed" + s).of("faults").stream())
                        .distinct())
                .hasSize(20);
        assertThat(new Tenth(top, "abc").of("systems")).isEmpty();
    }

    @Test
    void a_class_of_cells_is_in_each_tenth() throws Exception {
        Path src = Files.createDirectories(top.resolve("m/src/test/java/x"));
        for (int i = 0; i < 20; i++)
            Files.writeString(src.resolve("T" + i + "Test.java"), "@Tag(\"faults\") class T {}");
        Files.writeString(src.resolve("MatrixTest.java"), "@Tag(\"faults\") @Tag(\"cells\") class MatrixTest {}");

        assertThat(java.util.stream.IntStream.range(0, 50).boxed().map(s -> new Tenth(top, "seed" + s).of("faults")))
                .allSatisfy(tenth -> assertThat(tenth).hasSize(3).contains("MatrixTest"));
    }

    @Test
    void what_wants_the_machine_alone_is_in_no_tenth() throws Exception {
        Path src = Files.createDirectories(top.resolve("m/src/test/java/x"));
        Files.writeString(src.resolve("LongTest.java"), "@Tag(\"faults\") @Tag(\"alone\") class LongTest {}");
        Files.writeString(src.resolve("ShortTest.java"), "@Tag(\"faults\") class ShortTest {}");

        assertThat(java.util.stream.IntStream.range(0, 50).boxed().map(s -> new Tenth(top, "seed" + s).of("faults")))
                .allSatisfy(tenth -> assertThat(tenth).containsExactly("ShortTest"));
    }

    @Test
    void only_modules_test_classes_and_failures_are_told() {
        assertThat(Maven.told("[INFO] Building drydock-contract 0.1.0-SNAPSHOT                 [2/13]"))
                .contains("contract");
        assertThat(Maven.told("[INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in a.B"))
                .hasValueSatisfying(l -> assertThat(l).contains("   5  a.B").endsWith("0.1 s"));
        assertThat(Maven.told("[INFO] Compiling 3 source files")).isEmpty();
    }

    private void report(String module, String xml) throws Exception {
        Path dir = Files.createDirectories(top.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(top.resolve(module).resolve("pom.xml"), "<project/>");
        Files.writeString(dir.resolve("TEST-x.xml"), xml);
    }
}
