package dev.drydock.participant.job;

import dev.drydock.participant.Ending;
import dev.drydock.participant.Piped;

/** What a script's verdict means. */
final class Endings {
    private Endings() {}

    static Ending of(Verdict v, String output) {
        String[] rest = v.rest().split(" ", 2);
        return switch (v.word()) {
            case "exit" -> new Ending.Exited(Integer.parseInt(rest[0]), output, rest.length > 1 && rest[1].equals("1"));
            case "overlimit" -> new Ending.OverLimit(Long.parseLong(rest[0]), output);
            case "refused" -> new Ending.Refused(v.rest());
            case "interrupted" -> new Ending.Interrupted(v.rest(), output);
            // nothing was said: the one who follows is gone, not the job
            default -> new Ending.Interrupted("", output);
        };
    }

    static <T> Piped<T> over(Verdict v, T value) {
        return switch (v.word()) {
            case "exit" -> new Piped.Over<>(value, Integer.parseInt(v.rest().strip()), v.before());
            case "refused" -> new Piped.Refused<>(v.rest());
            case "interrupted" -> new Piped.Broken<>(v.rest());
            default -> new Piped.Broken<>("the far end is gone: " + v.before());
        };
    }

    static <T> Piped<T> broken(Verdict v, String reason) {
        if (v.word().equals("refused")) return new Piped.Refused<>(v.rest());
        return new Piped.Broken<>(
                v.before().isBlank() ? reason : reason + ": " + v.before().strip());
    }
}
