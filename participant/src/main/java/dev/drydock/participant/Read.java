package dev.drydock.participant;

import dev.drydock.contract.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command that changes nothing, run as the site's user with the site's parameters in its environment, in the site's root
 * (in / where there is none), with empty input.
 */
public record Read(List<String> argv, Map<String, String> environment, Duration limit) {
    public Read {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** A fixed script of ours; what varies comes as environment. */
    public static Read script(String script, Map<String, String> environment) {
        return new Read(List.of("sh", "-c", script), environment, Duration.ofSeconds(60));
    }

    /** The recipe's own words, both streams in one as a job has them; at most so long where it says no limit itself. */
    public static Read whole(Command command, Duration most) {
        return new Read(
                List.of("sh", "-c", "exec 2>&1\n" + command.line()),
                Map.of(),
                command.limitSeconds() == 0 ? most : Duration.ofSeconds(command.limitSeconds()));
    }

    /** The same, at most so long. */
    public Read within(Duration most) {
        return limit.compareTo(most) <= 0 ? this : new Read(argv, environment, most);
    }

    /** The recipe's own words. */
    public static Read command(Command command) {
        return new Read(
                List.of("sh", "-c", command.line()),
                Map.of(),
                Duration.ofSeconds(command.limitSeconds() == 0 ? 60 : command.limitSeconds()));
    }
}
