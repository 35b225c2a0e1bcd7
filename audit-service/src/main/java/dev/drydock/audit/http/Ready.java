package dev.drydock.audit.http;

import dev.drydock.audit.keep.Patrol;
import dev.drydock.audit.store.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who cannot change what he keeps. */
@Readiness
@ApplicationScoped
class Ready implements HealthCheck {
    private final Rights rights;
    private final Patrol patrol;

    Ready(Rights rights, Patrol patrol) {
        this.rights = rights;
        this.patrol = patrol;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> excess = rights.excess();
        return HealthCheckResponse.named("only adds and reads")
                .withData("rights", excess.orElse("an update and a delete were tried and refused"))
                .withData("headsHeld", patrol.settled())
                .status(excess.isEmpty())
                .build();
    }
}
