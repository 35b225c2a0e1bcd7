package dev.drydock.parts;

import dev.drydock.stack.Ports;
import java.util.List;
import org.testcontainers.kafka.KafkaContainer;

final class ContainerKafka extends Kafka {
    private final KafkaContainer server = new KafkaContainer(Docker.KAFKA);

    ContainerKafka() {
        // one that the engine chose would be another after a restart
        server.setPortBindings(List.of(Ports.free() + ":9092"));
        Containers.start(server);
        await();
    }

    @Override
    public String bootstrap() {
        return server.getBootstrapServers();
    }

    @Override
    public void kill() {
        server.getDockerClient().killContainerCmd(server.getContainerId()).exec();
    }

    @Override
    public void restart() {
        server.getDockerClient().startContainerCmd(server.getContainerId()).exec();
        await();
    }
}
