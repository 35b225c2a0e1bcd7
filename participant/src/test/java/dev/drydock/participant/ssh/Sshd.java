package dev.drydock.participant.ssh;

import dev.drydock.contract.Ssh;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** OpenSSH's own server on a free port; it lets in whoever runs the test, by one key. */
public final class Sshd implements AutoCloseable {
    public static final String USER = System.getProperty("user.name");

    private final Path folder;
    private final String address;
    private final int port;
    private final Process server;

    private Sshd(Path folder, String address, int port, Process server) {
        this.folder = folder;
        this.address = address;
        this.port = port;
        this.server = server;
    }

    public static Sshd start(Path folder) throws Exception {
        return start(folder, "127.0.0.1", List.of());
    }

    /**
     * @param address must lead to it from here
     * @param around what goes before the command: where it is to run
     */
    public static Sshd start(Path folder, String address, List<String> around) throws Exception {
        Files.createDirectories(folder);
        for (String key : List.of("host", "user", "stranger")) {
            run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    key,
                    "-f",
                    folder.resolve(key).toString());
        }
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
        if (USER.equals("root")) Files.createDirectories(Path.of("/run/sshd"));
        int port = freePort();
        Path config = Files.writeString(
                folder.resolve("sshd_config"),
                """
                Port %d
                ListenAddress %s
                HostKey %s
                PidFile none
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                Subsystem sftp internal-sftp
                """
                        .formatted(port, address, folder.resolve("host"), folder.resolve("authorized")));
        List<String> command = new ArrayList<>(around);
        command.addAll(List.of(
                "/usr/sbin/sshd",
                "-D",
                "-f",
                config.toString(),
                "-E",
                folder.resolve("log").toString()));
        Process server = new ProcessBuilder(command).start();
        Sshd sshd = new Sshd(folder, address, port, server);
        sshd.awaitOpen();
        return sshd;
    }

    private static int freePort() throws IOException {
        try (ServerSocket s = new ServerSocket(0)) {
            return s.getLocalPort();
        }
    }

    private void awaitOpen() throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try (Socket s = new Socket(address, port)) {
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !server.isAlive()) {
                    throw new IOException("sshd does not answer: " + log(), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static void run(String... argv) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes());
        if (p.waitFor() != 0) throw new IOException(String.join(" ", argv) + ": " + said);
    }

    public int port() {
        return port;
    }

    public String hostKey() throws IOException {
        return Files.readString(folder.resolve("host.pub")).strip();
    }

    public byte[] userKey() throws IOException {
        return Files.readAllBytes(folder.resolve("user"));
    }

    public byte[] strangersKey() throws IOException {
        return Files.readAllBytes(folder.resolve("stranger"));
    }

    public Ssh at() throws IOException {
        return new Ssh(address, port, USER, "file:key", List.of(hostKey()), null);
    }

    public Login login() throws IOException {
        return new Login(at(), userKey(), null);
    }

    /** The processes that serve one connection each. */
    public List<ProcessHandle> connections() {
        return server.descendants()
                .filter(p -> p.parent().filter(server.toHandle()::equals).isPresent())
                .toList();
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
    }
}
