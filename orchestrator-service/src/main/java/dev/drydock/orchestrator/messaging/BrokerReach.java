package dev.drydock.orchestrator.messaging;

import dev.drydock.orchestrator.http.Reach;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the broker answers now. */
@ApplicationScoped
class BrokerReach implements Reach {
    private final Admin admin;

    BrokerReach(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        admin = Admin.create(
                Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", 2000, "default.api.timeout.ms", 2000));
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
