package dev.drydock.participant.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** This machine. */
public final class LocalHost implements Host {
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "TZ", "USER", "LOGNAME", "TMPDIR");
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final List<String> as;

    private LocalHost(List<String> as) {
        this.as = as;
    }

    /** @param runAs empty: the user that this process is */
    public static LocalHost as(String runAs) {
        String self = System.getProperty("user.name");
        if (runAs.isEmpty() || runAs.equals(self)) return new LocalHost(List.of());
        return new LocalHost(RunAs.argv(self, runAs));
    }

    @Override
    public Running start(List<String> argv) throws IOException {
        List<String> all = new ArrayList<>(as);
        all.addAll(argv);
        ProcessBuilder builder = new ProcessBuilder(all).directory(Path.of("/").toFile());
        clean(builder.environment());
        return new Child(builder.start());
    }

    /** What this service was given for itself is nobody else's business. */
    private void clean(Map<String, String> environment) {
        environment.keySet().retainAll(PASSED_ON);
        environment.putIfAbsent("PATH", PATH);
    }

    private record Child(Process process) implements Running {
        @Override
        public OutputStream in() {
            return process.getOutputStream();
        }

        @Override
        public InputStream out() {
            return process.getInputStream();
        }

        @Override
        public InputStream errors() {
            return process.getErrorStream();
        }

        @Override
        public int await(Duration limit) throws InterruptedException {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        }

        @Override
        public void end() {
            process.destroyForcibly();
        }
    }
}
