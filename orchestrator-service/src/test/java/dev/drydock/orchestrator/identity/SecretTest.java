package dev.drydock.orchestrator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String ID = "0123456789abcdefghjk";
    private static final String RIGHT = "dry_" + ID + "_" + "0f".repeat(32);

    @Test
    void one_that_is_made_has_its_id_and_256_bits_of_chance() {
        Ids ids = new Ids(Clock.systemUTC());
        SecureRandom random = new SecureRandom();
        String id = ids.next();

        String one = Secret.fresh(id, random);
        String two = Secret.fresh(id, random);

        assertThat(one).matches("dry_[0-9a-z]{20}_[0-9a-f]{64}").isNotEqualTo(two);
        assertThat(Secret.id(one)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dry_", "xRIGHT", "RIGHT0", "RIGHT ", "dry_" + ID, "dry-" + ID, "DRY_" + ID})
    void what_is_none_of_ours_has_no_id(String text) {
        assertThat(Secret.id(RIGHT)).contains(ID);
        assertThat(Secret.id(text.replace("RIGHT", RIGHT))).isEmpty();
        assertThat(Secret.id(RIGHT.replace('f', 'F'))).isEmpty();
    }

    @Test
    void only_its_hash_is_compared() {
        assertThat(Secret.same(Secret.hash(RIGHT), Secret.hash(RIGHT))).isTrue();
        assertThat(Secret.same(Secret.hash(RIGHT), Secret.hash(RIGHT + "0"))).isFalse();
        assertThat(Secret.same(Secret.hash(RIGHT), "")).isFalse();
        assertThat(Secret.hash(RIGHT)).hasSize(64).doesNotContain(ID);
    }
}
