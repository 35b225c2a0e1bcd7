package dev.drydock.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Cli;
import dev.drydock.cli.Given;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Run;
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
    void nobody_is_needed_where_a_window_is_waited_for() {
        String run = Given.json("runs/waiting")
                .replace("`continue` after drill", "its window")
                .replaceAll("\"continue\",\\s*\"roll-back\"", "\"cancel\"");

        assertThat(Summary.of(Json.read(run, Run.class)))
                .anyMatch(l -> l.endsWith("waiting for its window"))
                .noneMatch(l -> l.contains("a person"));
    }

    @Test
    void what_is_to_be_approved_is_shown_whole_with_what_it_takes_away() {
        String sql =
                """
                "preview": { "sqlHash": "c0ffee", "statements": 2, "sql": [
                  { "text": "CREATE TABLE routers (\\n  id INT\\n) -- \\u001b[8mhidden" },
                  { "text": "ALTER TABLE cust DROP nocfax", "takes": "drops a column" } ] },
                "differences\"""";
        String waiting = Given.json("runs/waiting")
                .replace("`continue` after drill", "an approval after preview")
                .replace("\"differences\"", "\"decideBy\": \"2026-11-21T12:15:30Z\", " + sql);
        Run run = Json.read(waiting, Run.class);

        Given.golden("summary-approval", Summary.of(run));
        Run later = Json.read(
                waiting.replace("\"state\": \"waiting\",\n \"goingBack", "\"state\": \"succeeded\",\n \"goingBack"),
                Run.class);
        assertThat(Report.of(later, Cli.NOW, 80, Paint.NONE))
                .containsSubsequence("! ALTER TABLE cust DROP nocfax", "outcome     succeeded");
        assertThat(Report.of(run, Cli.NOW, 80, Paint.NONE)).containsOnlyOnce("! ALTER TABLE cust DROP nocfax");
    }

    @Test
    void a_report_has_the_track_what_failed_steps_said_and_the_summary() {
        Given.golden("report", Report.of(Given.run("rolled-back"), Cli.NOW, 80, Paint.NONE));
    }
}
