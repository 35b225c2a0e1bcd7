package dev.drydock.cli;

import picocli.CommandLine.TypeConversionException;

/** What is typed as a name or a reason: something, and nothing that a terminal or a log would obey. */
final class Word {
    private static final int LONGEST = 4000;

    private Word() {}

    static String checked(String s) {
        if (s.isBlank()) throw new TypeConversionException("it is empty");
        if (s.length() > LONGEST) throw new TypeConversionException("it is longer than " + LONGEST + " characters");
        if (s.chars().anyMatch(Character::isISOControl)) throw new TypeConversionException("it has control characters");
        return s;
    }
}
