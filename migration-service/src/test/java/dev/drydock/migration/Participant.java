package dev.drydock.migration;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.parts.Kafka;
import dev.drydock.parts.Postgres;
import dev.drydock.stack.Home;
import dev.drydock.stack.Ports;
import dev.drydock.stack.part.Java;
import dev.drydock.stack.part.Web;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/** This service as it ships, a process of its own between the real broker and the real database. */
final class Participant implements AutoCloseable {
    private static final String MODULE = "migration-service";
    private static final int MEGABYTES = 128;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final Signatures.Signer orchestrator;
    final Signatures.Trusted trusted;
    final PGSimpleDataSource journal = Postgres.in("migration");
    private final Child process;

    Participant(Path dir, Kafka broker) throws Exception {
        orchestrator = key(dir, "orchestrator");
        key(dir, "migration");
        trusted = Signatures.Trusted.load(dir);
        int port = Ports.free();
        Home home = Home.find();
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrap(),
                "QUARKUS_DATASOURCE_JDBC_URL", journal.getUrl(),
                "QUARKUS_DATASOURCE_USERNAME", journal.getUser(),
                "QUARKUS_DATASOURCE_PASSWORD", journal.getPassword(),
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "DRYDOCK_SIGNING_KEY", dir.resolve("migration.key").toString(),
                "DRYDOCK_TRUSTED_KEYS", dir.toString());
        Path log = dir.resolve("migration.log");
        Java java = new Java(home.java(), MEGABYTES, home.archive("migration"));
        process = new Spawn(
                        "migration",
                        java.command(List.of("-jar", home.service(MODULE).toString())),
                        environment,
                        dir,
                        log)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        var ready = Web.ready("http://127.0.0.1:" + port + "/q/health/ready");
        if (!Await.until(LIMIT, () -> ready.missing().isEmpty()))
            throw new AssertionError("not ready within " + LIMIT + ":\n" + Tail.of(log, 30));
    }

    /** @return signs for that owner, whom all believe from now on */
    private static Signatures.Signer key(Path dir, String owner) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getMimeEncoder();
        Files.writeString(
                dir.resolve(owner + ".pub"),
                base64.encodeToString(pair.getPublic().getEncoded()));
        Files.writeString(
                dir.resolve(owner + ".key"),
                base64.encodeToString(pair.getPrivate().getEncoded()));
        return new Signatures.Signer(owner, pair.getPrivate());
    }

    @Override
    public void close() {
        process.send(Signal.KILL);
        Await.until(Duration.ofSeconds(10), () -> !process.alive());
    }
}
