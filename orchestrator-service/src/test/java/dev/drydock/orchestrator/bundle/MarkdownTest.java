package dev.drydock.orchestrator.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a site says can end neither its fence nor the page. */
class MarkdownTest {

    @Test
    void aFenceIsLongerThanAnyInIt() {
        String page = new Markdown().block("a\n```\n# not a heading\n`````\nb").toString();

        assertThat(page.lines().filter(l -> l.startsWith("``````"))).containsExactly("``````text", "``````");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script> ![x](https://evil.example.org) @all | `<script> ![x](https://evil.example.org) @all`",
                "a `b` c                                      | ``a `b` c``",
                "`whoami`                                     | `` `whoami` ``",
                "``                                           | ``` `` ```",
            })
    void inALineItStandsBetweenMoreBackticksThanItHas(String theirs, String shown) {
        assertThat(Markdown.code(theirs)).isEqualTo(shown);
    }

    @Test
    void aLineStaysOne() {
        assertThat(Markdown.code("one\n\n# two\r\n- three")).isEqualTo("`one ⏎ # two ⏎ - three`");
    }

    @Test
    void itsSizeIsBounded() {
        Markdown page = new Markdown();
        String much = "words of a log\n".repeat(2_000);

        for (int i = 0; i < 20; i++) page.block(much).item("more", much);

        assertThat(page.toString().length()).isLessThan(Markdown.MOST + 1_000);
        assertThat(page.toString()).contains("Left out: there is no room for it here.");
        assertThat(page.toString().lines().filter(l -> l.startsWith("```")).count() % 2)
                .isZero();
    }
}
