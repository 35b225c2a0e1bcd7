package dev.drydock.audit;

import dev.drydock.contract.record.Seal;
import dev.drydock.contract.wire.Signatures;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What comes in from outside: the keys that are believed. */
class Outside {
    @Produces
    @Singleton
    Seal seal(@ConfigProperty(name = "drydock.trusted-keys") String folder) {
        return Seal.of(Signatures.Trusted.load(Path.of(folder)));
    }
}
