package dev.drydock.participant.ssh;

import dev.drydock.participant.job.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real sshd for all tests of this process that want their site behind it; ended with it. */
public final class OverSsh implements BeforeAllCallback {
    private static Sshd sshd;
    private static SshHosts hosts;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    private static synchronized void start() throws Exception {
        if (sshd != null) return;
        Path folder = Files.createTempDirectory("drydock-sshd-");
        sshd = Sshd.start(folder);
        hosts = new SshHosts(folder.resolve("known_hosts"));
        Runtime.getRuntime().addShutdownHook(new Thread(sshd::close));
    }

    public static Sshd server() {
        return sshd;
    }

    static SshHosts hosts() {
        return hosts;
    }

    public static Host host() {
        try {
            return hosts.host(sshd.login(), "", Duration.ofSeconds(30), line -> {});
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
