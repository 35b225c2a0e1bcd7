package dev.drydock.participant.job;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How a command becomes another user's. */
public final class RunAs {
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,63}");
    /** With a home of its own: a tool must not write into that of whoever started it. */
    private static final String AT_HOME =
            "eval \"HOME=~$1\"; export HOME USER=\"$1\" LOGNAME=\"$1\"; shift; exec \"$@\"";

    private RunAs() {}

    /** @return what goes before the command */
    public static List<String> argv(String self, String other) {
        if (other.isEmpty() || other.equals(self)) return List.of();
        if (!USER.matcher(other).matches()) throw new IllegalArgumentException("not a user's name: " + other);
        List<String> all = new ArrayList<>(
                self.equals("root") ? List.of("runuser", "-u", other) : List.of("sudo", "-n", "-u", other));
        all.addAll(List.of("--", "sh", "-c", AT_HOME, "drydock", other));
        return all;
    }
}
