package dev.drydock.participant;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * A fixed script of ours, run by sh on the site in its root as its user.
 *
 * @param arguments given as $1, $2 …
 */
public record Pipe(String script, List<String> arguments, Map<String, String> environment) {
    public Pipe {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Ours at the near end. Closing {@code toSite} is the script's end of input. An exception breaks the pipe. */
    public interface Body<T> {
        T run(InputStream fromSite, OutputStream toSite) throws IOException;
    }
}
