package dev.drydock.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a stack is to be started. A port that is not given is the one of the last time.
 *
 * @param port of the orchestrator, the others follow; 0: any free ones
 * @param services which of {@link Service#ALL} are started beside broker and database
 * @param environment for the services, last word
 * @param standIn a module that is started in the place of each participant; empty: themselves
 */
public record Options(
        Optional<Integer> port,
        Optional<Integer> kafkaPort,
        Optional<Integer> postgresPort,
        List<Service> services,
        Map<String, String> environment,
        Optional<String> standIn) {

    public static Options standard() {
        return new Options(
                Optional.empty(), Optional.empty(), Optional.empty(), Service.ALL, Map.of(), Optional.empty());
    }

    /** Everything on free ports, as tests need it. */
    public static Options free() {
        return standard().withPort(0);
    }

    public Options withPort(int port) {
        return new Options(Optional.of(port), kafkaPort, postgresPort, services, environment, standIn);
    }

    public Options withKafkaPort(int port) {
        return new Options(this.port, Optional.of(port), postgresPort, services, environment, standIn);
    }

    public Options withPostgresPort(int port) {
        return new Options(this.port, kafkaPort, Optional.of(port), services, environment, standIn);
    }

    public Options with(Service... only) {
        return new Options(port, kafkaPort, postgresPort, List.of(only), environment, standIn);
    }

    public Options with(Map<String, String> environment) {
        return new Options(port, kafkaPort, postgresPort, services, Map.copyOf(environment), standIn);
    }

    /** For measurements: a participant that is told its family by {@code DRYDOCK_FAMILY}. */
    public Options withStandIn(String module) {
        return new Options(port, kafkaPort, postgresPort, services, environment, Optional.of(module));
    }
}
