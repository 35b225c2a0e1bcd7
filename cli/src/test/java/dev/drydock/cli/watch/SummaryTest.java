package dev.drydock.cli.watch;

import dev.drydock.cli.Cli;
import dev.drydock.cli.Given;
import dev.drydock.cli.text.Paint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    @ParameterizedTest
    @ValueSource(strings = {"rolled-back", "succeeded", "stuck", "waiting", "not-started", "resolved", "migrating"})
    void sums_a_run_up_for_a_ticket(String name) {
        Given.golden("summary-" + name, Summary.of(Given.run(name)));
    }

    @Test
    void a_report_has_the_track_what_failed_steps_said_and_the_summary() {
        Given.golden("report", Report.of(Given.run("rolled-back"), Cli.NOW, 80, Paint.NONE));
    }
}
