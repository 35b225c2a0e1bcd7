package dev.drydock.cli.verbs;

import java.util.Map;
import picocli.CommandLine.Option;

/** The same of restore and downgrade, which put something else in the place of what is there. */
final class Change extends Asking {
    @Option(
            names = "--discard-current",
            description =
                    "what is there need not be kept: it is put aside as far as that goes, and there is no way back")
    boolean discardCurrent;

    @Override
    void more(Map<String, Object> body) {
        if (discardCurrent) body.put("discardCurrent", true);
    }
}
