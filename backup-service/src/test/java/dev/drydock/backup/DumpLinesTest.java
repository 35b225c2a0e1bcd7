package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DumpLinesTest {
    @Test
    void whatSaysWhenADumpWasMadeIsLeftOut() throws IOException {
        String dump =
                """
                --
                -- PostgreSQL database dump
                --

                \\restrict abc

                -- Dumped from database version 15.1
                -- Dumped by pg_dump version 15.2

                SELECT '
                \\restrict other
                ';

                --
                -- PostgreSQL database dump complete
                --

                \\unrestrict abc
                """;

        assertThat(through(dump, Dialect.POSTGRESQL.withoutNoise(), 7))
                .doesNotContain("abc", "Dumped")
                .contains("\\restrict other", "-- PostgreSQL database dump complete");
    }

    @Test
    void aLineOfDataThatLooksLikeNoiseStays() throws IOException {
        String data = "x\n".repeat(30) + "-- Dumped from here\n-- Host: there\n/*M!999999 x\n";

        assertThat(through(data, Dialect.MYSQL.withoutNoise(), 5)).isEqualTo(data);
    }

    @Test
    void aDatabasesOwnNameDoesNotReachTheOneInUse() throws IOException {
        String dump = "ALTER DATABASE `it``s` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;\n"
                + "INSERT INTO x VALUES ('ALTER DATABASE `it``s` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;');\n";

        assertThat(through(dump, Dialect.MYSQL.into("scratch", List.of()), 1))
                .startsWith("ALTER DATABASE `scratch` CHARACTER SET latin1")
                .contains("('ALTER DATABASE `it``s`");
    }

    @Test
    void twoDumpsThatDifferInTheirDatabasesNameAreOne() throws IOException {
        String dump = "x\nALTER DATABASE `%s` CHARACTER SET latin1 COLLATE latin1_swedish_ci ;\n";

        assertThat(through(dump.formatted("app"), Dialect.MYSQL.withoutNoise(), 3))
                .isEqualTo(through(dump.formatted("scratch"), Dialect.MYSQL.withoutNoise(), 3));
    }

    @RepeatedTest(50)
    void nothingElseChangesHoweverItComes(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
            text.append("ab\0\u00ff".repeat(random.nextInt(3) == 0 ? random.nextInt(3000) : random.nextInt(5)));
            if (i > 0 || random.nextBoolean()) text.append('\n');
        }

        assertThat(through(text.toString(), UnaryOperator.identity(), 1 + random.nextInt(5000)))
                .isEqualTo(text.toString());
    }

    /** Each line by itself, as a person would say it: the first ones, those that begin like no data, and none that is long. */
    @RepeatedTest(50)
    void eachLineIsEditedOrNotHoweverItComes(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder dump = new StringBuilder();
        StringBuilder edited = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            String line = List.of("", "-", "A", "x", "7", "C").get(random.nextInt(6));
            if (!line.isEmpty() && random.nextBoolean()) line += "y".repeat(random.nextInt(3000));
            boolean looked =
                    line.length() <= 2048 && (i <= 50 || line.isEmpty() || "-AC".contains(line.substring(0, 1)));
            dump.append(line).append('\n');
            if (!looked) edited.append(line).append('\n');
            else if (!line.startsWith("-")) edited.append('<').append(line).append(">\n");
        }

        assertThat(through(dump.toString(), l -> l.startsWith("-") ? null : "<" + l + ">", 1 + random.nextInt(9000)))
                .isEqualTo(edited.toString());
    }

    private static String through(String text, UnaryOperator<String> edit, int chunk) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DumpLines lines = new DumpLines(edit, out);
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i += chunk) lines.write(bytes, i, Math.min(chunk, bytes.length - i));
        lines.flush();
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
