package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The kinds of value. What is wrong is noted, and something harmless returned so that reading goes on. */
final class Values {
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    static final String NAME_RULE = "a name of small letters, digits and dashes";
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
    private static final int MOST_DAYS = 7;
    private static final int LONGEST_COMMAND = 4000;
    private static final int LONGEST_REGEX = 500;
    private static final int LONGEST_LIST = 200;

    private final Notes notes;

    Values(Notes notes) {
        this.notes = notes;
    }

    private void wrong(String key, Node found, String must, String example) {
        notes.add(found.at(), "`" + key + "` must be " + must + ", found " + found.kind(), "write `" + example + "`");
    }

    /** One line, not empty. */
    String line(String key, Node node, int most) {
        if (!(node instanceof Node.Scalar s) || s.empty()) {
            wrong(key, node, "a text", key + ": …");
            return "";
        }
        if (s.text().length() > most || s.text().contains("\n")) {
            String what = s.text().contains("\n") ? "` has more than one line" : "` is too long";
            notes.add(s.at(), "`" + key + what, "one line of at most " + most + " characters");
            return "";
        }
        return s.text();
    }

    String matching(String key, Node node, Pattern form, String must, String example) {
        if (node instanceof Node.Scalar s && form.matcher(s.text()).matches()) return s.text();
        wrong(key, node, must, example);
        return "";
    }

    /** The same, of what may be a secret: it is not said what was found. */
    String hidden(String key, Node node, Pattern form, String must, String example) {
        if (node instanceof Node.Scalar s && form.matcher(s.text()).matches()) return s.text();
        notes.add(node.at(), "`" + key + "` must be " + must, "write `" + example + "`");
        return "";
    }

    String name(String key, Node node) {
        return matching(key, node, NAME, NAME_RULE, key + ": harbour");
    }

    boolean flag(String key, Node node) {
        return matching(key, node, Pattern.compile("true|false"), "true or false", key + ": true")
                .equals("true");
    }

    /** @return 0: it is none */
    int number(String key, Node node, int most) {
        String text = matching(key, node, WHOLE, "a whole number from 1 to " + most, key + ": 7");
        if (text.isEmpty() || Integer.parseInt(text) <= most) return text.isEmpty() ? 0 : Integer.parseInt(text);
        wrong(key, node, "a whole number from 1 to " + most, key + ": 7");
        return 0;
    }

    long seconds(String key, Node node) {
        return seconds(key, node, MOST_DAYS);
    }

    long seconds(String key, Node node, int mostDays) {
        Matcher m = DURATION.matcher(node instanceof Node.Scalar s ? s.text() : "");
        if (!m.matches()) {
            wrong(key, node, "a duration such as 30m", key + ": 30m");
            return 0;
        }
        long unit =
                switch (m.group(2)) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3600;
                    default -> 86400;
                };
        long seconds = Long.parseLong(m.group(1)) * unit;
        if (seconds > mostDays * 86400L) {
            String most = mostDays == MOST_DAYS ? "seven" : String.valueOf(mostDays);
            notes.add(node.at(), "`" + key + "` is longer than " + most + " days", "at most " + mostDays + "d");
        }
        return seconds;
    }

    String regex(String key, Node node) {
        String text = line(key, node, LONGEST_REGEX);
        try {
            Pattern.compile(text);
        } catch (PatternSyntaxException | StackOverflowError e) {
            String why = e instanceof PatternSyntaxException p ? p.getDescription() : "nested too deep";
            notes.add(
                    node.at(),
                    "`" + key + "` is not a regular expression: " + why,
                    "put a backslash before [ ] ( ) { } . * + ? to mean the character itself");
        }
        return text;
    }

    <T> List<T> list(String key, Node node, String example, BiFunction<String, Node, T> each) {
        if (!(node instanceof Node.Items items)) {
            wrong(key, node, "a list", example);
            return List.of();
        }
        if (items.items().size() > LONGEST_LIST) {
            notes.add(
                    items.at(),
                    "`" + key + "` has more than " + LONGEST_LIST + " entries",
                    "a list for people to read");
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (Node item : items.items()) read.add(each.apply(key, item));
        return read;
    }

    /** One regular expression, or a list of them. */
    List<String> expect(Node node) {
        return node instanceof Node.Items
                ? list("expect", node, "expect: [done]", this::regex)
                : List.of(regex("expect", node));
    }

    Command command(String key, Node node) {
        if (!(node instanceof Node.Fields fields)) return Command.of(commandLine(key, node));
        Section in = new Section(fields, "`" + key + "`", notes);
        Command read = new Command(
                in.need("command", "command: …")
                        .map(n -> commandLine("command", n))
                        .orElse(""),
                in.take("limit").map(n -> seconds("limit", n)).orElse(0L),
                in.take("expect").map(this::expect).orElse(List.of()));
        in.done();
        return read;
    }

    String commandLine(String key, Node node) {
        if (!(node instanceof Node.Scalar s) || s.empty()) {
            wrong(key, node, "a command", key + ": php artisan …");
            return "";
        }
        if (s.text().length() > LONGEST_COMMAND) {
            notes.add(
                    s.at(),
                    "`" + key + "` is a command of more than " + LONGEST_COMMAND + " characters",
                    "put it into a script of the application and call that");
        }
        return s.text();
    }
}
