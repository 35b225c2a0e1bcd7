package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.Keys;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** An Idempotency-Key is of one request: the same once more is answered as the first, another is refused. */
@ApplicationScoped
class Once {
    private final Keys keys;

    Once(Keys keys) {
        this.keys = keys;
    }

    /** @param of what it is about, beside the body */
    void check(String key, String of, Object body) {
        if (key == null) return;
        checkForm(key);
        String hash = Signatures.sha256(Wire.bytes(Arrays.asList(of, body)));
        if (!QuarkusTransaction.requiringNew().call(() -> keys.same(key, hash))) throw Problems.keyUsed();
    }

    static void checkForm(String key) {
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problems.bad(
                    "key", "Idempotency-Key is not right", "up to 200 visible ASCII characters are", "send a new UUID");
        }
    }
}
