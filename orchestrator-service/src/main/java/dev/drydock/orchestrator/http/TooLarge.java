package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Wire;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says why a body is not read, which the server itself refuses without a word. */
@Singleton
class TooLarge {
    /** Before the server's own limit. */
    private static final int EARLY = 100;

    private final long most;

    TooLarge(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::look, EARLY);
    }

    private void look(RoutingContext context) {
        if (length(context.request()) <= most) {
            context.next();
            return;
        }
        var body = Problem.body(
                413,
                "too-large",
                "The body is too large",
                "a body has up to " + most + " bytes; nothing was changed",
                "send less at once");
        context.response()
                .setStatusCode(413)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(Buffer.buffer(Wire.bytes(body)));
    }

    /** What is no number the server refuses by itself. */
    private static long length(HttpServerRequest request) {
        String said = request.getHeader("Content-Length");
        return said != null && said.matches("[0-9]{1,18}") ? Long.parseLong(said) : 0;
    }
}
