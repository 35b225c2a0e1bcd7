package dev.drydock.stack.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a page names: what follows {@code ./drydock} in a block of code, comments aside, or in words between backticks.
 *
 * @param whole it is meant to be typed as it stands there: nothing that is needed lacks
 */
record Mentioned(String page, int line, boolean whole, List<String> words) {
    private static final Pattern FENCE = Pattern.compile("\\s*```.*");
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Pattern CALL = Pattern.compile("(?:^|[\\s(\"'])\\./drydock ([^`]*)");
    private static final Pattern NAMED = Pattern.compile("(?:\\./)?drydock ([a-z].*)");
    /** Where the shell's own part begins, or a sentence goes on. */
    private static final String END = "\\s+#.*|,\\s.*|\\s+(&&|\\|\\||[|<>;]|2?>+)\\s.*|\\s+2?>+\\S.*|;.*|\\).*|\\s+&$";

    /** Up to there; what is between quotes is part of it. */
    private static final Pattern SAID = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|(?!" + END + ").)*");

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    static List<Mentioned> of(String page, List<String> lines) {
        List<Mentioned> all = new ArrayList<>();
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (FENCE.matcher(line).matches()) fenced = !fenced;
            else if (fenced || line.matches("( {4}|\t).*"))
                add(all, page, i + 1, true, CALL, line.replaceFirst("\\s#\\s.*", ""));
            else {
                for (Matcher m = INLINE.matcher(line); m.find(); ) add(all, page, i + 1, false, NAMED, m.group(1));
            }
        }
        return all;
    }

    private static void add(List<Mentioned> all, String page, int line, boolean whole, Pattern call, String text) {
        Matcher m = call.matcher(text);
        if (!(whole ? m.find() : m.matches())) return;
        Matcher command = SAID.matcher(m.group(1));
        String said = command.lookingAt() ? command.group() : "";
        List<String> words = words(said);
        boolean synopsis = !said.equals(plain(said));
        if (!words.isEmpty()) all.add(new Mentioned(page, line, whole && !synopsis, words));
    }

    /** Of a synopsis: what is optional is taken, of alternatives the first, and what stands for more is left out. */
    private static String plain(String said) {
        return said.replaceAll("\\s+\\| [^\\]\\)]*|\\|[^\\s\\]\\)]+", "").replaceAll("[\\[\\]()]|,?…", "");
    }

    private static List<String> words(String said) {
        Stream<String> found = WORD.matcher(plain(said)).results().map(r -> r.group());
        return found.map(w -> w.replaceAll("^([\"'])(.*)\\1$", "$2"))
                .map(w -> w.replaceAll("[,.:]$", ""))
                .filter(w -> !w.isEmpty())
                .toList();
    }
}
