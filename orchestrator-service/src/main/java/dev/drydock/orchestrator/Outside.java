package dev.drydock.orchestrator;

import dev.drydock.contract.wire.Signatures;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What comes in from outside: time, chance and keys. */
class Outside {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RandomGenerator chance() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Signatures.Signer signer(
            @ConfigProperty(name = "drydock.signing-key") String file,
            @ConfigProperty(name = "drydock.signing-key-id", defaultValue = "orchestrator") String keyId) {
        return Signatures.Signer.load("orchestrator", keyId, Path.of(file));
    }

    @Produces
    @Singleton
    Signatures.Trusted trusted(@ConfigProperty(name = "drydock.trusted-keys") String folder, Signatures.Signer signer) {
        return Signatures.Trusted.load(Path.of(folder)).fitting(signer);
    }
}
