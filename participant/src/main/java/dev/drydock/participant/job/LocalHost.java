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
import java.util.regex.Pattern;

/** This machine. */
public final class LocalHost implements Host {
    private static final Set<String> PASSED_ON = Set.of("PATH", "HOME", "LANG", "TZ", "USER", "LOGNAME", "TMPDIR");
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,63}");
    /** With a home of its own: a tool must not write into that of whoever started it. */
    private static final String AT_HOME =
            "eval \"HOME=~$1\"; export HOME USER=\"$1\" LOGNAME=\"$1\"; shift; exec \"$@\"";

    private final List<String> as;

    private LocalHost(List<String> as) {
        this.as = as;
    }

    /** @param runAs empty: the user that this process is */
    public static LocalHost as(String runAs) {
        String self = System.getProperty("user.name");
        if (runAs.isEmpty() || runAs.equals(self)) return new LocalHost(List.of());
        if (!USER.matcher(runAs).matches()) throw new IllegalArgumentException("not a user's name: " + runAs);
        List<String> become =
                self.equals("root") ? List.of("runuser", "-u", runAs) : List.of("sudo", "-n", "-u", runAs);
        List<String> all = new ArrayList<>(become);
        all.addAll(List.of("--", "sh", "-c", AT_HOME, "drydock", runAs));
        return new LocalHost(all);
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
