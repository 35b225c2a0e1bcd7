package dev.drydock.participant.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Hides the values of secrets in whatever leaves the site. A secret of several lines is hidden line by line too. Works on
 * bytes, one character each, so that a text cut within a character hides as well as any other.
 */
public final class Masking {
    private static final int SHORTEST = 4;
    private static final String HIDDEN = "***";
    private final List<String> values;

    public Masking(Collection<byte[]> secrets) {
        values = secrets.stream()
                .map(s -> new String(s, ISO_8859_1))
                .flatMap(s -> Stream.concat(Stream.of(s), s.lines()))
                .map(String::strip)
                .filter(s -> s.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public Said mask(Said said) {
        return switch (said) {
            case Said.Accepted accepted -> accepted;
            case Said.Done(Found.Examined(List<Found.Ailment> ailments)) ->
                new Said.Done(
                        new Found.Examined(ailments.stream().map(this::mask).toList()));
            case Said.Done(Found.Described described) -> new Said.Done(mask(described));
            case Said.Done done -> done;
            case Said.Refused(String reason, String next) -> new Said.Refused(mask(reason), mask(next));
            case Said.Failed(String reason, String next, String tail) ->
                new Said.Failed(mask(reason), mask(next), mask(tail));
            case Said.Interrupted(String reason, String tail) -> new Said.Interrupted(mask(reason), mask(tail));
        };
    }

    private Found.Described mask(Found.Described d) {
        return new Found.Described(
                d.facts().stream()
                        .map(f -> new Found.Told(f.what(), mask(f.is()), mask(f.trouble())))
                        .toList(),
                d.logs().stream()
                        .map(l -> new Found.Log(mask(l.file()), mask(l.text()), mask(l.trouble())))
                        .toList(),
                d.texts().stream().map(this::mask).toList(),
                mask(d.withheld()));
    }

    private Found.Ailment mask(Found.Ailment a) {
        String cut = Found.Ailment.CUT;
        String evidence = a.evidence().startsWith(cut)
                ? cut + text(a.evidence().substring(cut.length()).getBytes(UTF_8), true, false)
                : mask(a.evidence());
        return new Found.Ailment(a.sign(), mask(a.what()), a.where(), evidence);
    }

    public String mask(String text) {
        return values.isEmpty() ? text : text(text.getBytes(UTF_8), false, false);
    }

    /** Where the bytes were cut off before or after, a part of a value may stand there. */
    String text(byte[] bytes, boolean cutBefore, boolean cutAfter) {
        String text = new String(bytes, ISO_8859_1);
        int begin = cutBefore ? longest(text::startsWith, true) : 0;
        int end = cutAfter ? text.length() - longest(text::endsWith, false) : text.length();
        if (begin >= end && begin > 0) return HIDDEN;
        String masked = (begin > 0 ? HIDDEN : "") + whole(text.substring(begin, end));
        return new String((masked + (end < text.length() ? HIDDEN : "")).getBytes(ISO_8859_1), UTF_8);
    }

    private String whole(String text) {
        String masked = text;
        for (String v : values) masked = masked.replace(v, HIDDEN);
        return masked;
    }

    /** The length of the longest part of a value, its end or its beginning, that stands there. */
    private int longest(Predicate<String> stands, boolean ends) {
        return values.stream()
                .flatMapToInt(v -> IntStream.range(1, v.length())
                        .filter(n -> stands.test(ends ? v.substring(v.length() - n) : v.substring(0, n))))
                .max()
                .orElse(0);
    }
}
