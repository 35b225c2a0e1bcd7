package dev.drydock.participant.work;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.participant.Duty;
import dev.drydock.participant.journal.Db;
import dev.drydock.participant.journal.Endings;
import dev.drydock.participant.journal.Intake;
import dev.drydock.participant.journal.Leases;
import dev.drydock.participant.journal.Owner;
import dev.drydock.participant.journal.Patience;
import dev.drydock.participant.journal.Stops;
import dev.drydock.participant.messaging.Answers;
import dev.drydock.participant.ssh.SshHosts;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts together what knows nothing of the framework. */
class Parts {
    private static final double LEASE_SECONDS = 15;

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Patience patience() {
        return new Patience();
    }

    @Produces
    @Singleton
    Owner owner(@ConfigProperty(name = "drydock.replica", defaultValue = "1") String replica) {
        return new Owner(replica, UUID.randomUUID().toString());
    }

    @Produces
    @Singleton
    Leases leases(Db db, Owner owner) {
        return new Leases(db, owner, LEASE_SECONDS);
    }

    @Produces
    @Singleton
    Intake intake(Db db, Leases leases) {
        return new Intake(db, leases);
    }

    @Produces
    @Singleton
    Endings endings(Db db, Owner owner) {
        return new Endings(db, owner);
    }

    @Produces
    @Singleton
    Stops stops(Db db) {
        return new Stops(db);
    }

    @Produces
    @Singleton
    Answers answers(Duty duty, Clock clock) {
        return new Answers(duty.family(), clock);
    }

    @Produces
    @Singleton
    Secrets secrets(@ConfigProperty(name = "drydock.secrets") Optional<Path> folder) {
        return new Secrets(folder.orElse(Path.of("/nonexistent-set-DRYDOCK_SECRETS")));
    }

    @Produces
    @Singleton
    SshHosts sshHosts(Secrets secrets) {
        return new SshHosts(secrets.folder().resolve("known_hosts"));
    }

    void close(@Disposes SshHosts hosts) {
        hosts.close();
    }

    @Produces
    @Singleton
    Signatures.Signer signer(
            @ConfigProperty(name = "drydock.family") String family,
            @ConfigProperty(name = "drydock.signing-key-id") Optional<String> keyId,
            @ConfigProperty(name = "drydock.signing-key") Path file) {
        return Signatures.Signer.load(family, keyId.orElse(family), file);
    }

    @Produces
    @Singleton
    Signatures.Trusted trusted(@ConfigProperty(name = "drydock.trusted-keys") Path folder, Signatures.Signer signer) {
        return Signatures.Trusted.load(folder).fitting(signer);
    }
}
