package dev.drydock.orchestrator.measure;

import dev.drydock.operations.Ailment;
import dev.drydock.orchestrator.http.Reach;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Runs;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;

/**
 * What is wrong, in words. None of it is readiness: a service that waits for its broker answers requests all the same, and to
 * start it again would mend nothing.
 */
class Wellbeing {
    private static final Duration STANDS_STILL = Duration.ofSeconds(60);
    private static final int BEHIND = 60;

    @Produces
    @Wellness
    HealthCheck broker(Reach reach) {
        return () -> Ailment.told(
                "broker",
                reach.broker()
                        ? Optional.empty()
                        : Optional.of(
                                new Ailment(
                                        "the broker does not answer: no order goes out and no answer comes in; runs wait, nothing is lost",
                                        "see that Kafka runs at kafka.bootstrap.servers: `drydock doctor`; runs go on by themselves")));
    }

    @Produces
    @Wellness
    HealthCheck database(Runs runs) {
        return () -> Ailment.told(
                "database",
                runs.reachable()
                        ? Optional.empty()
                        : Optional.of(new Ailment(
                                "the database does not answer: nothing is decided until it does; nothing is lost",
                                "see that PostgreSQL runs at quarkus.datasource.jdbc.url and has room on its disk")));
    }

    @Produces
    @Wellness
    HealthCheck chores(Chores chores) {
        return () -> Ailment.told("chores", standing(chores.idle()));
    }

    static Optional<Ailment> standing(Map<String, Duration> idle) {
        return idle.entrySet().stream()
                .filter(e -> e.getValue().compareTo(STANDS_STILL) > 0)
                .max(Comparator.comparing(Map.Entry::getValue))
                .map(e -> new Ailment(
                        e.getKey() + " has not come to the end of its work for "
                                + e.getValue().toSeconds() + " s",
                        "the service's log says why (chore=" + e.getKey()
                                + "); where database and broker answer, start this service again: runs go on"));
    }

    @Produces
    @Wellness
    HealthCheck relay(Measures measures) {
        return () -> Ailment.told("relay", behind(measures.behind()));
    }

    static Optional<Ailment> behind(double seconds) {
        if (seconds < BEHIND) return Optional.empty();
        return Optional.of(new Ailment(
                "the public record has not been wholly on its topic for " + (long) seconds
                        + " s; it is complete in the database",
                "see that the broker takes records on drydock.upgrades and has room: `drydock doctor`"));
    }
}
