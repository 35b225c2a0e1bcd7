package dev.drydock.participant.ssh;

import dev.drydock.participant.job.Host;
import dev.drydock.participant.job.RunAs;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;

/** A machine that is reached by ssh. */
final class SshHost implements Host {
    /** What Linux lets one argument be long, and ssh makes one argument of all. */
    private static final int LONGEST = 120_000;

    /** What a login shell has set for itself is left out, as it is on this machine. */
    private static final String CLEAN =
            """

            for v in PATH HOME LANG TZ USER LOGNAME TMPDIR; do
              eval "[ -z \\"\\${$v+x}\\" ] || set -- \\"$v=\\$$v\\" \\"\\$@\\""
            done
            exec env -i "$@"
            """;

    private final Connections connections;
    private final Login login;
    private final String runAs;
    private final Duration patience;
    private final Consumer<String> say;

    SshHost(Connections connections, Login login, String runAs, Duration patience, Consumer<String> say) {
        this.connections = connections;
        this.login = login;
        this.runAs = runAs;
        this.patience = patience;
        this.say = say;
    }

    @Override
    public Running start(List<String> argv) throws IOException {
        List<String> all = new ArrayList<>(RunAs.argv(login.at().user(), runAs));
        all.addAll(argv);
        String command = command(all);
        if (command.length() > LONGEST) {
            throw new Unreachable(
                    "the command is too long for ssh (" + command.length() + " bytes): shorten the site's parameters");
        }
        long end = System.nanoTime() + patience.toNanos();
        for (long wait = 250; ; wait = Math.min(2 * wait, 5_000)) {
            try {
                return new Channel(connections.exec(command));
            } catch (Unreachable e) {
                throw e;
            } catch (IOException e) {
                if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    throw new Unreachable("no ssh connection to " + login.name() + " within " + patience.toSeconds()
                            + " s: " + e.getMessage());
                }
                say.accept("no ssh connection to " + login.name() + " (" + e.getMessage() + "), trying again");
                LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
            }
        }
    }

    /**
     * The far side gives the text to the user's own login shell, whichever that is: so it holds nothing that any shell reads
     * in a way of its own.
     */
    static String command(List<String> argv) {
        StringBuilder text = new StringBuilder("set --");
        for (String each : argv) {
            if (each.indexOf('\0') >= 0) throw new IllegalArgumentException("a NUL in an argument");
            text.append(" '").append(each.replace("'", "'\\''")).append('\'');
        }
        text.append(CLEAN);
        String encoded = Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
        return "exec /bin/sh -c 'eval \"$(echo " + encoded + " | base64 -d)\"'";
    }

    private record Channel(ChannelExec channel) implements Running {
        private static final Set<ClientChannelEvent> OVER = EnumSet.of(ClientChannelEvent.CLOSED);

        @Override
        public OutputStream in() {
            return channel.getInvertedIn();
        }

        @Override
        public InputStream out() {
            return channel.getInvertedOut();
        }

        @Override
        public InputStream errors() {
            return channel.getInvertedErr();
        }

        @Override
        public int await(Duration limit) throws InterruptedException {
            Set<ClientChannelEvent> seen = channel.waitFor(OVER, limit);
            if (!seen.contains(ClientChannelEvent.CLOSED)) return -1;
            if (channel.getExitStatus() != null) return channel.getExitStatus();
            return channel.getExitSignal() == null ? LOST : 128;
        }

        @Override
        public void end() {
            channel.close(true);
        }
    }
}
