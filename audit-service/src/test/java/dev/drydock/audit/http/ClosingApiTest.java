package dev.drydock.audit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClosingApiTest {

    @Test
    void aReasonIsBounded() {
        ClosingApi api = new ClosingApi(null, null, null);

        assertThatThrownBy(() -> api.close(1, new ClosingApi.Word("x".repeat(4_001))))
                .isInstanceOfSatisfying(Problem.class, p -> {
                    assertThat(p.getResponse().getStatus()).isEqualTo(400);
                    assertThat(p.getResponse().getEntity().toString()).contains("up to 4000 characters");
                });
    }
}
