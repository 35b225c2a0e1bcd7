package dev.drydock.stack.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @Test
    void aTestMaySayMuch(@TempDir Path dir) throws Exception {
        Path file = dir.resolve("TEST-much.xml");
        Files.writeString(
                file,
                "<testsuite><testcase classname=\"c\" name=\"n\"><failure message=\"%s\"></failure></testcase></testsuite>"
                        .formatted("&lt;".repeat(120_000)));

        assertThat(Reports.parse("module", file).failed()).hasSize(1);
    }
}
