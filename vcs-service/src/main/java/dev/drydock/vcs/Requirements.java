package dev.drydock.vcs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.Archive.Requirement;
import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Wire;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the recipe, or a release of itself, asks of its site. */
final class Requirements {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})*");

    private Requirements() {}

    /** Those that need no release to be known. */
    static Optional<Said.Refused> always(List<Requirement> all, Site site) {
        return all.stream()
                .filter(r -> !r.least().isEmpty())
                .flatMap(r -> judged(r, r.least(), "", site).stream())
                .findFirst();
    }

    /** @param states what the release says, as JSON; empty: nothing */
    static Optional<Said.Refused> stated(List<Requirement> all, String states, String version, Site site) {
        JsonNode said;
        try {
            said = Wire.JSON.readTree(states.isEmpty() ? "{}" : states);
        } catch (JsonProcessingException e) {
            return Optional.of(new Said.Refused(
                    "what release " + version + " says of itself cannot be read: " + e.getOriginalMessage(),
                    "ask the project; its archive may be damaged"));
        }
        return all.stream()
                .filter(r -> r.least().isEmpty())
                .flatMap(r -> judged(r, word(said, r.statedLeast()), word(said, r.statedMost()), site).stream()
                        .map(no ->
                                new Said.Refused("release " + version + " asks for more: " + no.reason(), no.next())))
                .findFirst();
    }

    private static String word(JsonNode said, String name) {
        return name.isEmpty() ? "" : said.path(name).asText();
    }

    private static Optional<Said.Refused> judged(Requirement r, String least, String most, Site site) {
        if (least.isEmpty() && most.isEmpty()) return Optional.empty();
        Output output = site.read(Read.command(r.is()));
        String has = output.text().strip();
        if (!output.ok()) {
            return Optional.of(new Said.Refused(
                    "nobody can say which " + r.what() + " the site has: `" + r.is().line() + "` "
                            + (output.exit() < 0 ? "did not end" : "exited with " + output.exit()) + ": "
                            + output.errors().strip(),
                    "mend that, or correct `requires` in the recipe"));
        }
        return complaint(r.what(), has, least, most).map(why -> new Said.Refused(why, r.next()));
    }

    /** @param has empty: it is not concerned */
    static Optional<String> complaint(String what, String has, String least, String most) {
        if (has.isEmpty()) return Optional.empty();
        if (numbers(has).isEmpty()) return Optional.of(what + " must be a number, it is " + shown(has));
        if (Stream.of(least, most).anyMatch(n -> !n.isEmpty() && numbers(n).isEmpty())) {
            return Optional.of(what + " is said to need " + shown(least + " " + most) + ", which is no number");
        }
        if (!least.isEmpty() && compare(has, least) < 0) {
            return Optional.of(what + " must be at least " + least + ", it is " + shown(has));
        }
        return !most.isEmpty() && compare(has, most) > 0
                ? Optional.of(what + " must be at most " + most + ", it is " + shown(has))
                : Optional.empty();
    }

    private static int compare(String one, String other) {
        List<Long> a = numbers(one);
        List<Long> b = numbers(other);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = Long.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
            if (order != 0) return order;
        }
        return 0;
    }

    /** Of 10.11.6-MariaDB only the first three. */
    private static List<Long> numbers(String text) {
        Matcher m = NUMBERS.matcher(text);
        return m.lookingAt()
                ? Stream.of(m.group().split("\\.")).map(Long::valueOf).toList()
                : List.of();
    }

    private static String shown(String text) {
        String safe = text.replaceAll("\\p{Cntrl}", "?").strip();
        return safe.length() <= 100 ? safe : safe.substring(0, 100) + "…";
    }
}
