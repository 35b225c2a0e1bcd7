package dev.drydock.deploy;

import dev.drydock.stack.Home;
import dev.drydock.stack.Ports;
import dev.drydock.stack.Service;
import dev.drydock.stack.part.Java;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import dev.drydock.stack.process.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;

/** A real broker with the settings of {@code deploy/kafka/broker.properties}, certificates of keytool, and its users. */
final class SecureBroker implements AutoCloseable {
    static final String ADMIN = "admin";
    private static final int MEGABYTES = 256;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String STORE_PASSWORD = "certificates";

    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka"); // held: else its level is forgotten

    private final Path dir;
    private final int port = Ports.free();
    private final Child process;
    private String said = "";

    private SecureBroker(Path dir) throws IOException {
        KAFKA.setLevel(Level.SEVERE);
        this.dir = dir;
        certificates();
        Path config = Files.writeString(dir.resolve("broker.properties"), settings());
        format(config);
        process = new Spawn("kafka", command(config), Map.of(), dir, dir.resolve("kafka.log")).start();
        if (!Await.until(LIMIT, this::answers)) throw new IllegalStateException("the broker does not answer: " + log());
    }

    /** With all users, and what {@code deploy/kafka/apply} grants them. */
    static SecureBroker granted(Path dir) throws Exception {
        SecureBroker broker = new SecureBroker(Files.createDirectories(dir.resolve("broker")));
        broker.addUsers(Service.ALL.stream().map(Acl::user).toList());
        broker.said = Tool.run(
                List.of(
                        Chart.DEPLOY.resolve("kafka/apply").toString(),
                        broker.bootstrap(),
                        broker.adminFile().toString()),
                dir,
                Map.of("KAFKA_ACLS", tool(dir).toString()));
        return broker;
    }

    /** As it is called in Kafka's own folder. */
    private static Path tool(Path dir) throws IOException {
        String command = "#!/bin/sh\nexec '" + Home.find().java() + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' org.apache.kafka.tools.AclCommand \"$@\"\n";
        Path file = Files.writeString(dir.resolve("kafka-acls.sh"), command);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** What the script said while it granted. */
    String said() {
        return said;
    }

    String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** What a client of that user is set to. */
    Map<String, Object> as(String user) {
        return Map.of(
                "bootstrap.servers",
                bootstrap(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                jaas(user, password(user)),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                ca().toString(),
                "request.timeout.ms",
                20_000,
                "default.api.timeout.ms",
                20_000);
    }

    private Path adminFile() throws IOException {
        Properties p = new Properties();
        as(ADMIN).forEach((k, v) -> p.setProperty(k, v.toString()));
        Path file = dir.resolve("admin.properties");
        try (var out = Files.newBufferedWriter(file)) {
            p.store(out, null);
        }
        return file;
    }

    private void addUsers(List<String> users) throws Exception {
        List<UserScramCredentialAlteration> all = new ArrayList<>();
        for (String user : users)
            all.add(new UserScramCredentialUpsertion(
                    user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password(user)));
        try (Admin admin = Admin.create(as(ADMIN))) {
            admin.alterUserScramCredentials(all).all().get();
        }
    }

    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password + "\";";
    }

    private static String password(String user) {
        return "of-" + user;
    }

    Path ca() {
        return dir.resolve("ca.crt");
    }

    private void certificates() {
        Path keytool = Home.find().java().resolveSibling("keytool");
        Path store = dir.resolve("broker.p12");
        List<String> at = List.of("-alias", "broker", "-keystore", store.toString(), "-storepass", STORE_PASSWORD);
        run(
                keytool,
                at,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=broker",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2");
        run(keytool, at, "-exportcert", "-rfc", "-file", ca().toString());
    }

    private void run(Path keytool, List<String> at, String... rest) {
        List<String> command = new ArrayList<>(List.of(keytool.toString()));
        command.addAll(List.of(rest));
        command.addAll(at);
        Tool.run(command, dir);
    }

    private String settings() throws IOException {
        String text = Files.readString(Chart.DEPLOY.resolve("kafka/broker.properties"));
        for (var v : Map.of(
                        "HOST", "127.0.0.1",
                        "PORT", Integer.toString(port),
                        "CONTROLLER_PORT", Integer.toString(Ports.free()),
                        "DATA", dir.resolve("log").toString(),
                        "ADMIN_PASSWORD", password(ADMIN),
                        "KEYSTORE", dir.resolve("broker.p12").toString(),
                        "KEYSTORE_PASSWORD", STORE_PASSWORD,
                        "CA", ca().toString())
                .entrySet()) text = text.replace("${" + v.getKey() + "}", v.getValue());
        if (text.contains("${")) throw new IllegalStateException("broker.properties asks for more: " + text);
        return text;
    }

    private static void format(Path config) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] args = {
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            config.toString(),
            "--add-scram",
            "SCRAM-SHA-512=[name=" + ADMIN + ",password=" + password(ADMIN) + "]"
        };
        if (StorageTool.execute(args, new PrintStream(said, true)) != 0)
            throw new IllegalStateException(said.toString());
    }

    private List<String> command(Path config) {
        Home home = Home.find();
        return new Java(home.java(), MEGABYTES, home.archive("kafka"))
                .command(List.of("-cp", home.jars(), "kafka.Kafka", config.toString()));
    }

    private boolean answers() {
        if (!process.alive()) throw new IllegalStateException("the broker has ended: " + log());
        try (Admin admin = Admin.create(as(ADMIN))) {
            admin.listTopics().names().get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(dir.resolve("kafka.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.send(Signal.KILL);
    }
}
