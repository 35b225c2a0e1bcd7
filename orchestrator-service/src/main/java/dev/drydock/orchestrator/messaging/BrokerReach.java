package dev.drydock.orchestrator.messaging;

import dev.drydock.orchestrator.http.Reach;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** Whether the broker answers now. */
@ApplicationScoped
class BrokerReach implements Reach {
    private final Admin admin;

    /** @param broker all that is set as kafka.*: address, user, certificates */
    BrokerReach(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> config = new HashMap<>(broker);
        config.putAll(Map.of("request.timeout.ms", 2000, "default.api.timeout.ms", 2000));
        admin = Admin.create(config);
    }

    @Override
    public boolean broker() {
        try {
            return admin.describeCluster().controller().get(2, TimeUnit.SECONDS) != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }

    @PreDestroy
    void close() {
        admin.close(java.time.Duration.ZERO);
    }
}
