package dev.drydock.operations.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointTest {
    private static final String RUN = "01m2k3h4p5q6r7s8t9v0";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    /** Two versions of Drydock that are at work on one run have to agree. */
    @Test
    void itIsMadeOfTheIdsAloneAndStaysWhatItWas() {
        assertThat(Point.begin(RUN).header()).isEqualTo("00-be6a2bb2dc6df3e219acc964db71f2b2-19233db6e6221b62-01");
        assertThat(Point.order(RUN + "/3/do/7").header())
                .isEqualTo("00-be6a2bb2dc6df3e219acc964db71f2b2-e3b1e1ea7bc395f1-01");
        assertThat(Point.work(RUN + "/3/do/7").header())
                .isEqualTo("00-be6a2bb2dc6df3e219acc964db71f2b2-d32d62a083613ba7-01");
    }

    @Test
    void allOfARunIsInOneTraceAndEachInAPlaceOfItsOwn() {
        var places = Stream.of(
                        Point.begin(RUN),
                        Point.run(RUN),
                        Point.order(RUN + "/3/do/7"),
                        Point.work(RUN + "/3/do/7"),
                        Point.order(RUN + "/3/back/8"),
                        Point.work(RUN + "/3/back/8"))
                .toList();

        assertThat(places)
                .extracting(Point::trace)
                .containsOnly(Point.begin(RUN).trace());
        assertThat(places).extracting(Point::span).doesNotHaveDuplicates();
        assertThat(Point.begin("another").trace()).isNotEqualTo(Point.begin(RUN).trace());
    }

    @Test
    void whereACallerIsInATraceOfTheirsIsRead() {
        assertThat(Point.read("00-" + TRACE + "-" + SPAN + "-01")).contains(new Point(TRACE, SPAN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n",
                "00-'; drop table run; --000000000000-00f067aa0ba902b7-01"
            })
    void anythingElseIsAsGoodAsNothing(String header) {
        assertThat(Point.read(header)).isEmpty();
    }

    @Test
    void nothingIsNothing() {
        assertThat(Point.read(null)).isEmpty();
        assertThat(Point.read("0".repeat(1_000_000))).isEmpty();
    }
}
