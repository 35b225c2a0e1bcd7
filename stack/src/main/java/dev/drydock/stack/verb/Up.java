package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        description = "Start Drydock on this machine: broker, database and services; they live on.",
        footer = {"  ./drydock up", "  ./drydock up --data /var/lib/drydock-stack --port 8070"},
        exitCodeList = {"0:all of it is up and answers", "1:it is not; the message says why", "2:wrong usage"})
final class Up extends Local {
    private static final int HIGHEST = 65_535 - Service.ALL.size();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where it keeps everything (DRYDOCK_DATA; else .drydock in the checkout)")
    Path data;

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

    @Spec
    CommandSpec spec;

    Up(Console console) {
        super(console);
    }

    @Override
    int run() {
        long begin = System.nanoTime();
        Stack stack = Stack.start(folder(data), options());
        Told told = Told.of(stack, (System.nanoTime() - begin) / 1e9);
        console.out().println(json ? Json.write(told) : told.text(data != null));
        return 0;
    }

    private Options options() {
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
