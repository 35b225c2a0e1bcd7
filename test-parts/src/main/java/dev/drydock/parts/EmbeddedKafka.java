package dev.drydock.parts;

import dev.drydock.stack.Home;
import dev.drydock.stack.Ports;
import dev.drydock.stack.part.Broker;
import dev.drydock.stack.part.Java;
import dev.drydock.stack.part.Part;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.Uuid;

/** The stack's own broker, as a process of its own. */
final class EmbeddedKafka extends Kafka {
    private static final int MEGABYTES = 256;

    private final Path dir = folder();
    private final Broker broker = new Broker(dir.resolve("kafka"), Ports.free(), Ports.free());
    private final Part part;
    private Child process;

    EmbeddedKafka() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        Home home = Home.find();
        broker.prepare(Uuid.randomUuid().toString());
        part = broker.part(
                home.jars(), new Java(home.java(), MEGABYTES, home.archive("kafka")), dir.resolve("kafka.log"));
        restart();
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("drydock-broker-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String bootstrap() {
        return broker.bootstrap();
    }

    @Override
    public void kill() {
        process.send(Signal.KILL);
        if (!Await.until(Duration.ofSeconds(10), () -> !process.alive()))
            throw new IllegalStateException("the broker was killed 10 s ago and lives");
    }

    @Override
    public void restart() {
        process = part.spawn().start();
        await();
    }

    private void close() {
        if (process != null) kill();
        Tool.delete(dir);
    }
}
