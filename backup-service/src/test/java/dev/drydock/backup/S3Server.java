package dev.drydock.backup;

import dev.drydock.contract.Stores;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** S3Proxy in a process of its own: a real server whose objects are files in a folder. */
final class S3Server implements AutoCloseable {
    static final String ID = "AKIAFIXTURE";
    static final String SECRET = "a-secret-of-the-fixture";
    static final String BUCKET = "backups";

    private final Path folder;
    private final int port;
    private Process server;

    private S3Server(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static S3Server start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("store").resolve(BUCKET));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(
                folder.resolve("s3proxy.conf"),
                """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=x
                jclouds.credential=x
                jclouds.filesystem.basedir=%s
                """
                        .formatted(port, ID, SECRET, folder.resolve("store")));
        Files.writeString(folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
        S3Server made = new S3Server(folder, port);
        made.start();
        return made;
    }

    void start() throws IOException {
        String classes =
                Files.readString(Path.of("../s3proxy/target/classpath")).strip();
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                        "-cp",
                        classes,
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        folder.resolve("s3proxy.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (Socket answers = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !server.isAlive()) {
                    throw new IOException("s3proxy does not answer: " + Files.readString(folder.resolve("log")), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    int port() {
        return port;
    }

    Process process() {
        return server;
    }

    /** @param prefix of its own for each test */
    Stores.S3 store(String prefix) {
        return new Stores.S3(
                "http://127.0.0.1:" + port, "us-east-1", BUCKET, prefix, "file:s3-id", "file:s3-key", true);
    }

    /** Where the objects of that prefix lie. */
    Path objects(String prefix) {
        return folder.resolve("store").resolve(BUCKET).resolve(prefix);
    }

    /** Uploads that nobody has ended. */
    List<String> unfinished(String prefix) {
        try (S3Client client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(ID, SECRET)))
                .build()) {
            return client.listMultipartUploads(r -> r.bucket(BUCKET)).uploads().stream()
                    .map(MultipartUpload::key)
                    .filter(key -> key.startsWith(prefix))
                    .toList();
        }
    }

    @Override
    public void close() {
        server.destroyForcibly();
        server.onExit().join();
    }
}
