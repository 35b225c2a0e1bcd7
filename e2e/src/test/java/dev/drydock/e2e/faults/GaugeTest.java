package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaugeTest {

    @Test
    void bothGenerationsCountAndNothingElse() {
        String told =
                """
                42:
                Command executed successfully
                 DefNew     total 9216K, used 16K [0x01, 0x02, 0x03)
                  eden space 8192K,   0% used [0x01, 0x02, 0x03)
                  from space 1024K,   1% used [0x01, 0x02, 0x03)
                 Tenured    total 20480K, used 12000K [0x01, 0x02, 0x03)
                  the  space 20480K,  58% used [0x01, 0x02, 0x03)
                 Metaspace       used 60000K, committed 61000K, reserved 1114112K
                """;

        assertThat(Gauge.used(told)).hasValue(12016L << 10);
    }

    @Test
    void nothingToldIsNothing() {
        assertThat(Gauge.used("42:\n")).isEmpty();
    }
}
