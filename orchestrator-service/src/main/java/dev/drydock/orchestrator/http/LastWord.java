package dev.drydock.orchestrator.http;

import dev.drydock.contract.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What fails where nothing of the API can answer any more is a problem as all others are: above all a request in a process that
 * is just being stopped. Without this it would be a 500 that says nothing, and nobody would try again.
 */
@Singleton
class LastWord {
    private static final Logger LOG = Logger.getLogger(LastWord.class);

    void install(@Observes Router router) {
        router.route().failureHandler(LastWord::say);
    }

    private static void say(RoutingContext context) {
        boolean fell = context.statusCode() == 500 && context.failure() != null;
        boolean refused = context.failure() instanceof SecurityException;
        if (!fell
                || refused
                || context.response().headWritten()
                || context.response().ended()) {
            context.next();
            return;
        }
        LOG.errorf(context.failure(), "request failed outside of the API");
        Map<String, Object> body = Problem.unavailable();
        context.response()
                .setStatusCode(503)
                .putHeader("Content-Type", "application/problem+json")
                .end(Buffer.buffer(Wire.bytes(body)));
    }
}
