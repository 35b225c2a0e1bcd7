package dev.drydock.stack.verb;

import dev.drydock.cli.terminal.Console;
import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Start Drydock on this machine: broker, database and services; they live on.",
        footer = {"  ./drydock up", "  ./drydock up --data /var/lib/drydock-stack --port 8070"})
final class Up extends Local {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where it keeps everything (DRYDOCK_DATA; else .drydock in the checkout)")
    Path data;

    @Option(
            names = "--port",
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
        Options options = Options.standard();
        if (port != null) options = options.withPort(port);
        if (kafkaPort != null) options = options.withKafkaPort(kafkaPort);
        return postgresPort == null ? options : options.withPostgresPort(postgresPort);
    }
}
