package dev.drydock.stack.process;

import java.io.IOException;

public enum Signal {
    TERM,
    INT,
    KILL,
    STOP,
    CONT;

    /** Java itself knows only TERM and KILL; the shell's own kill needs no package. */
    static boolean send(Signal signal, long pid) {
        try {
            return new ProcessBuilder("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", signal.name(), Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new IllegalStateException("cannot run /bin/sh to send " + signal + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
