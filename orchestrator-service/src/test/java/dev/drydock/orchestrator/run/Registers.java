package dev.drydock.orchestrator.run;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.store.Store;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;

/** A register for tests of other packages. */
public final class Registers {
    private Registers() {}

    public static Register of(Store store) {
        return new Register(store, signer());
    }

    static Signatures.Signer signer() {
        try {
            var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Signatures.Signer("orchestrator", keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
