package dev.drydock.audit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spreadsheet takes no cell for a formula, and none for two. */
class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=cmd|' /C calc'!A0"})
    void what_could_be_a_formula_is_text(String hostile) {
        assertThat(Csv.cell(hostile)).startsWith("\"'").endsWith("\"");
    }

    @Test
    void quotes_commas_and_line_ends_stay_in_their_cell() {
        assertThat(Csv.cell("a,\"b\"\r\nc")).isEqualTo("\"a,\"\"b\"\"\r\nc\"");
        assertThat(Csv.cell("harbour-one")).isEqualTo("harbour-one");
        assertThat(Csv.cell("")).isEmpty();
    }
}
