package dev.drydock.orchestrator.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Who sends nothing need not say in which form: a yes needs no more than its address. */
@Singleton
class NoBody {
    private static final int EARLY = 100;

    void install(@Observes Filters filters) {
        filters.register(NoBody::look, EARLY);
    }

    private static void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isWithout(request)) request.headers().set("Content-Type", "application/json");
        context.next();
    }

    private static boolean isWithout(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.method() == HttpMethod.POST
                && request.getHeader("Content-Type") == null
                && request.getHeader("Transfer-Encoding") == null
                && (length == null || length.equals("0"));
    }
}
