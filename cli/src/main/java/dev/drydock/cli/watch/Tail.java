package dev.drydock.cli.watch;

import dev.drydock.cli.api.Output;
import java.util.Optional;

/** The last thing that the running order said. */
public record Tail(String line, Integer percent) {
    public static final Tail NONE = new Tail("", null);

    Tail after(Output output) {
        String last = output.lines().stream()
                .filter(l -> l != null && !l.isBlank())
                .reduce((a, b) -> b)
                .orElse(line);
        return new Tail(last, output.percent() == null || output.percent() < 0 ? percent : output.percent());
    }

    Optional<String> last() {
        String said = (percent == null ? "" : percent + " % ") + line;
        return said.isBlank() ? Optional.empty() : Optional.of(said.strip());
    }
}
