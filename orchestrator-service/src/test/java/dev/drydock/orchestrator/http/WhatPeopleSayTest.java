package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.orchestrator.release.Intents;
import dev.drydock.orchestrator.store.IntentRow;
import org.junit.jupiter.api.Test;

/** What people say of releases is one bounded line, and their keys are never Drydock's own. */
class WhatPeopleSayTest {
    private static final String TURNED = " loses \u202email\u2028of \u0085all ";
    private static final String CLEAN = "loses  mail of  all";

    private final HoldsApi holds = new HoldsApi(null, null, null);

    @Test
    void aReasonIsOneLine() {
        assertThat(new HoldsApi.Hold("harbour", "1.1.0", TURNED, null).reason()).isEqualTo(CLEAN);
        assertThat(new SiteReleasesApi.Said("1.1.0", TURNED, null).reason()).isEqualTo(CLEAN);
    }

    @Test
    void aHoldHasAReasonOfBoundedLength() {
        assertThatThrownBy(() -> holds.add(new HoldsApi.Hold("harbour", "1.1.0", "\u202e\n", null)))
                .hasMessageContaining("it needs application, version and a reason");
        assertThatThrownBy(() -> holds.add(new HoldsApi.Hold("harbour", "1.1.0", "x".repeat(4_001), null)))
                .hasMessageContaining("up to 4000 characters");
    }

    @Test
    void noCallersKeyIsThatOfARelease() {
        IntentRow intent = new IntentRow();
        intent.application = "harbour";
        intent.version = "1.1.0";
        intent.site = "one";
        String key = Intents.key(intent);

        assertThatThrownBy(() -> Once.checkForm(key)).isInstanceOf(Problem.class);
        assertThatCode(() -> Once.checkForm(key.strip())).doesNotThrowAnyException();
    }
}
