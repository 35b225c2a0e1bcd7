package dev.drydock.operations;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where metrics are not for everybody, they are for nobody. */
@ApplicationScoped
class Gate {
    private static final int EARLY = 1000;

    private final boolean open;

    Gate(@ConfigProperty(name = "drydock.metrics.open") boolean open) {
        this.open = open;
    }

    void register(@Observes Filters filters) {
        if (!open) filters.register(Gate::refuse, EARLY);
    }

    private static void refuse(RoutingContext request) {
        if (request.normalizedPath().startsWith("/q/metrics"))
            request.response().setStatusCode(404).end();
        else request.next();
    }
}
