package dev.drydock.contract;

import java.util.List;

/**
 * A recipe's own command line, run by the site's shell in its root. Values come to it as environment variables, never by
 * being pasted in.
 *
 * @param limitSeconds ended after that; 0: no limit
 * @param expect regular expressions that the output must contain, beside exit code 0
 */
public record Command(String line, long limitSeconds, List<String> expect) {
    public Command {
        expect = List.copyOf(expect);
    }

    public static Command of(String line) {
        return new Command(line, 0, List.of());
    }
}
