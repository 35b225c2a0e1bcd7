package dev.drydock.stack.verb;

import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Every port can be moved, wherever a stack is started. */
final class PortOptions {
    private static final int HIGHEST = 65_535 - Service.ALL.size();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:DRYDOCK_PORT}",
            description =
                    "the API's port; the four services follow it (DRYDOCK_PORT; else the last one, at first 7070)."
                            + " 0: any free ones")
    Integer port;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:DRYDOCK_KAFKA_PORT}",
            description = "the broker's port (DRYDOCK_KAFKA_PORT; else a free one, kept)")
    Integer kafkaPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "${env:DRYDOCK_POSTGRES_PORT}",
            description = "the database's port (DRYDOCK_POSTGRES_PORT; else a free one, kept)")
    Integer postgresPort;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    Options options() {
        for (Integer p : new Integer[] {port, kafkaPort, postgresPort}) inRange(p);
        Options options = Options.standard();
        if (port != null) options = options.withPort(port);
        if (kafkaPort != null) options = options.withKafkaPort(kafkaPort);
        return postgresPort == null ? options : options.withPostgresPort(postgresPort);
    }

    private void inRange(Integer given) {
        if (given != null && (given < 0 || given > HIGHEST))
            throw new ParameterException(
                    spec.commandLine(), "a port is a number from 1 to " + HIGHEST + ", not " + given);
    }
}
