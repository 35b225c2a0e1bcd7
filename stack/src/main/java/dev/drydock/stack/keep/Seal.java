package dev.drydock.stack.keep;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.stack.Data;
import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The orchestrator's signature over the manifest of a saved state, and so over each row: tokens and plans lie in it, so whoever may
 * change the file must not be able to give himself rights by it.
 */
record Seal(String keyId, byte[] signature) {
    static final String ENTRY = "manifest.seal";
    private static final String WHAT = "drydock.state";
    private static final String OWNER = "orchestrator";

    static Seal of(Data data, byte[] manifest) {
        String keyId = data.keyId(OWNER);
        try {
            return new Seal(
                    keyId, Signatures.Signer.load(OWNER, keyId, data.key(keyId)).sign(WHAT, OWNER, manifest));
        } catch (IllegalStateException e) {
            throw new Trouble(e.getMessage() + "; nothing was saved", e);
        }
    }

    byte[] bytes() {
        return Wire.bytes(this);
    }

    static Seal read(byte[] bytes) throws IOException {
        return Wire.JSON.readValue(bytes, Seal.class);
    }

    /** @param trusted the folder of the public keys that are believed there */
    boolean holds(Path trusted, byte[] manifest) {
        return Signatures.Trusted.load(trusted).signedBy(OWNER, keyId, signature, WHAT, OWNER, manifest);
    }
}
