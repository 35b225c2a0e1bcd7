package dev.drydock.stack;

import dev.drydock.stack.part.Binaries;
import dev.drydock.stack.part.Broker;
import dev.drydock.stack.part.Java;
import dev.drydock.stack.part.Part;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.part.Web;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stack consists of, as data: how each part is started, ended and asked. */
final class Parts {
    private static final List<String> OPERATORS = List.of(
            "DRYDOCK_CALL_",
            "DRYDOCK_SSH_",
            "DRYDOCK_RATE_",
            "DRYDOCK_CONSOLE_",
            "DRYDOCK_METRICS_",
            "DRYDOCK_TRACES",
            "DRYDOCK_HEALTH_",
            Broker.LOST_AFTER,
            "QUARKUS_LOG_");

    /** A secret of the provider's is among them: for the orchestrator alone. */
    private static final String PROVIDER = "DRYDOCK_OIDC_";

    private static final int BROKER_MB = 256;
    private static final int SERVICE_MB = 128;

    /** It knows each path of a site that it works on: half a million in all. */
    private static final String BACKUP_MB = "512";

    private final Home home;
    private final Data data;
    private final Ports ports;
    private final Options options;

    Parts(Home home, Data data, Ports ports, Options options) {
        this.home = home;
        this.data = data;
        this.ports = ports;
        this.options = options;
    }

    Broker broker() {
        return new Broker(data.kafka(), ports.get("kafka"), ports.get("controller"));
    }

    Postgres postgres() {
        return new Postgres(
                Binaries.ensure(Home.cache()), data.postgres(), ports.get("postgres"), read(data.postgresPassword()));
    }

    Part brokerPart() {
        return broker().part(home.jars(), java("kafka", BROKER_MB), data.log("kafka"));
    }

    Part postgresPart() {
        return postgres().part(data.log("postgres"));
    }

    Part service(Replica replica) {
        Service service = replica.service();
        String name = replica.name();
        String module = service.participant() ? options.standIn().orElse(service.module()) : service.module();
        List<String> command = java(module.equals(service.module()) ? name : module + "-" + name, megabytes(service))
                .command(List.of("-jar", home.service(module).toString()));
        return new Part(
                name,
                new Spawn(name, command, environment(replica), data.dir(), data.log(name)),
                Signal.TERM,
                Web.ready(url(replica) + "/q/health/ready"));
    }

    Spawn migration(Service service, String name) {
        Spawn whole = service(Replica.first(service)).spawn();
        Map<String, String> env = new LinkedHashMap<>(whole.environment());
        env.put("QUARKUS_INIT_AND_EXIT", "true");
        return new Spawn(name, whole.command(), env, whole.directory(), data.log(name));
    }

    private static int megabytes(Service service) {
        if (service != Service.BACKUP) return SERVICE_MB;
        String wanted = System.getenv().getOrDefault("DRYDOCK_BACKUP_MB", BACKUP_MB);
        if (wanted.matches("[1-9][0-9]{1,5}")) return Integer.parseInt(wanted);
        throw new Trouble(
                "DRYDOCK_BACKUP_MB is “" + wanted + "”, and should be how many megabytes; nothing was started");
    }

    String url(Replica replica) {
        return "http://127.0.0.1:" + ports.get(replica.name());
    }

    private Java java(String name, int megabytes) {
        boolean busy =
                Replica.of(name).filter(r -> r.service() == Service.BACKUP).isPresent();
        return new Java(home.java(), megabytes, home.archive(name), busy);
    }

    private Map<String, String> owner(String of) {
        return Map.of(
                "QUARKUS_" + of + "_USERNAME",
                Postgres.USER,
                "QUARKUS_" + of + "_PASSWORD",
                postgres().password());
    }

    /** The owner makes the audit's tables; who adds to them may do nothing else. */
    private Map<String, String> writer() {
        Map<String, String> env = new LinkedHashMap<>(owner("FLYWAY"));
        env.put("QUARKUS_DATASOURCE_PASSWORD", read(data.auditPassword()));
        return env;
    }

    private static String read(Path password) {
        try {
            return Files.readString(password).strip();
        } catch (IOException e) {
            throw new Trouble("cannot read the database's password: " + e, e);
        }
    }

    /** What an operator sets beforehand. */
    static boolean handsOn(String name, Service service) {
        return OPERATORS.stream().anyMatch(name::startsWith)
                || service == Service.ORCHESTRATOR && name.startsWith(PROVIDER);
    }

    Map<String, String> environment(Replica replica) {
        Service service = replica.service();
        Map<String, String> env = new LinkedHashMap<>();
        env.put("KAFKA_BOOTSTRAP_SERVERS", broker().bootstrap());
        env.put("QUARKUS_DATASOURCE_JDBC_URL", postgres().jdbcUrl());
        env.putAll(service == Service.AUDIT ? writer() : owner("DATASOURCE"));
        env.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        env.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(replica.name())));
        if (service != Service.AUDIT) {
            String keyId = data.keyId(service.word());
            env.put("DRYDOCK_SIGNING_KEY", data.key(keyId).toString());
            env.put("DRYDOCK_SIGNING_KEY_ID", keyId);
        }
        env.put("DRYDOCK_TRUSTED_KEYS", data.trusted().toString());
        env.put(Broker.LOST_AFTER, Broker.lostAfter(System.getenv(Broker.LOST_AFTER)));
        System.getenv().forEach((name, value) -> {
            if (handsOn(name, service)) env.put(name, value);
        });
        env.put("DRYDOCK_REPLICA", Integer.toString(replica.number()));
        env.put("DRYDOCK_SECRETS", data.secrets().toString());
        if (!service.participant())
            env.put("DRYDOCK_ADMIN_TOKEN_FILE", data.token().toString());
        if (service == Service.AUDIT) env.put("DRYDOCK_ORCHESTRATOR_URL", url(Replica.first(Service.ORCHESTRATOR)));
        if (service == Service.BACKUP) {
            env.put("DRYDOCK_STORE", data.store().toString());
            env.put("DRYDOCK_SCRATCH", data.scratch().toString());
        }
        if (service.participant() && options.standIn().isPresent()) env.put("DRYDOCK_FAMILY", service.word());
        env.putAll(options.environment());
        return env;
    }
}
