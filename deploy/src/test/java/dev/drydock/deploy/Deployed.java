package dev.drydock.deploy;

import dev.drydock.stack.Home;
import dev.drydock.stack.Ports;
import dev.drydock.stack.Service;
import dev.drydock.stack.part.Java;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tool;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One real service, set as the chart sets it: its variables, and for its mounts the folders that stand in their place here. */
final class Deployed implements AutoCloseable {
    private static final int MEGABYTES = 128;

    private final Path dir;
    private final Child process;

    /** @param keys what deploy/prepare made */
    Deployed(Service service, Path dir, Path keys, SecureBroker broker, Roles roles) throws IOException {
        this.dir = Files.createDirectories(dir);
        Files.createDirectories(dir.resolve("store"));
        Files.createDirectories(dir.resolve("scratch"));
        Path own = Files.createDirectories(dir.resolve("run/drydock/own"));
        Files.writeString(own.resolve("secret.properties"), secrets(service, broker));
        if (service != Service.AUDIT)
            Files.copy(keys.resolve("keys/" + service.word() + ".key"), own.resolve("signing.key"));
        Path admin = Files.createDirectories(dir.resolve("run/drydock/admin"));
        Files.copy(keys.resolve("admin.token"), admin.resolve("token"));
        Path kafka = Files.createDirectories(dir.resolve("run/drydock/kafka"));
        Files.copy(broker.ca(), kafka.resolve("ca.crt"));
        for (String same : List.of("trusted", "sites"))
            Files.createSymbolicLink(dir.resolve("run/drydock").resolve(same), keys.resolve(same));

        Home home = Home.find();
        List<String> command = new Java(home.java(), MEGABYTES, home.archive(service.word()))
                .command(List.of(
                        "-jar", home.service(service.word() + "-service").toString()));
        process = new Spawn(service.word(), command, environment(service, broker, roles), dir, logFile()).start();
    }

    private static String secrets(Service service, SecureBroker broker) {
        return "quarkus.datasource.password=" + Roles.PASSWORD + "\nkafka.sasl.jaas.config="
                + broker.as(Acl.user(service)).get("sasl.jaas.config") + "\n"
                + (service == Service.AUDIT ? "quarkus.flyway.password=" + Roles.PASSWORD + "\n" : "");
    }

    private Map<String, String> environment(Service service, SecureBroker broker, Roles roles) {
        String manifests =
                Chart.renderWith(Map.of("kafka.bootstrap", broker.bootstrap(), "postgresql.url", roles.url()));
        String name = "drydock-" + service.word();
        StatefulSet set = Objects.named(StatefulSet.class, name, manifests);
        Map<String, String> all = new HashMap<>();
        for (EnvVar v :
                set.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv())
            all.put(v.getName(), v.getValue() == null ? name + "-0" : here(v.getValue()));
        // the image's
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(Ports.free()));
        return all;
    }

    private String here(String value) {
        return value.startsWith("/") ? dir + value : value;
    }

    boolean alive() {
        return process.alive();
    }

    String log() throws IOException {
        return Files.readString(logFile());
    }

    private Path logFile() {
        return dir.resolve("service.log");
    }

    @Override
    public void close() {
        process.send(Signal.KILL);
    }

    static Path keys(Path dir) {
        Tool.run(List.of(Chart.DEPLOY.resolve("prepare").toString(), dir.toString()), dir.getParent());
        return dir;
    }
}
