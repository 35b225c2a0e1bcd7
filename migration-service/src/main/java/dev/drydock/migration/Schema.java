package dev.drydock.migration;

import dev.drydock.contract.Work.StateProbe;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The application's own word on its schema, once asked.
 *
 * @param word what was printed, trimmed; empty also where no probe is asked for
 * @param trouble why the probe itself could not be made; empty: it could
 */
record Schema(String word, String trouble) {
    private static final int SHOWN = 300;

    static Schema ask(StateProbe probe, Site site) {
        if (probe.command().line().isBlank()) {
            return new Schema("", "");
        }
        Output output = site.read(Read.command(probe.command()));
        String word = output.text().strip();
        if (output.ok()) {
            return new Schema(word, "");
        }
        String ended = output.exit() < 0 ? "did not end within its limit" : "exited with " + output.exit();
        return new Schema(word, "it " + ended + ": " + shown(output.errors().strip()));
    }

    /** @return what is wrong; empty: it is as expected, or nothing is expected */
    String differsFrom(String expected) {
        if (!trouble.isEmpty()) {
            return trouble;
        }
        Optional<MigrationsStatus> newer = MigrationsStatus.read(word).filter(s -> s.unknown() > 0);
        if (newer.isPresent()) {
            return "the database is newer than the code: it has run "
                    + newer.get().unknown() + " migrations that the code does not have; "
                    + newer.get().pending() + " are pending";
        }
        return expected.isEmpty()
                        || Pattern.compile(expected, Pattern.MULTILINE)
                                .matcher(word)
                                .find()
                ? ""
                : "expected /" + expected + "/, it printed: " + shown(word);
    }

    String shown() {
        return shown(word);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
    }
}
