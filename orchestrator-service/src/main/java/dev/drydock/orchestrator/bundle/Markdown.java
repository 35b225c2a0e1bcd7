package dev.drydock.orchestrator.bundle;

import java.util.regex.Pattern;

/**
 * A page to be pasted anywhere. What a site says stands only between backticks, redacted, and can end neither them nor the page; all
 * else is ours. Bounded.
 */
final class Markdown {
    static final int MOST = 400_000;
    private static final int LONGEST_ITEM = 500;
    private static final Pattern TICKS = Pattern.compile("`+");
    /** Of a recipe: its reader takes no other. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9._~:/?#&=%+-]{1,300}");

    private final StringBuilder page = new StringBuilder();

    Markdown heading(String ours) {
        return line("").line("## " + ours).line("");
    }

    Markdown line(String ours) {
        if (page.length() < MOST) page.append(ours).append('\n');
        return this;
    }

    Markdown item(String ours) {
        return line("- " + ours);
    }

    /** @param theirs null or empty: nothing is said */
    Markdown item(String ours, String theirs) {
        return theirs == null || theirs.isBlank() ? this : item(ours + ": " + code(theirs));
    }

    /** In one line. */
    static String code(String theirs) {
        String text = Redaction.of(theirs).strip().replaceAll("\\s*\\n\\s*", " ⏎ ");
        String shown = text.length() <= LONGEST_ITEM ? text : text.substring(0, LONGEST_ITEM) + " …";
        String fence = "`".repeat(ticks(shown) + 1);
        String room = shown.isEmpty() || shown.startsWith("`") || shown.endsWith("`") ? " " : "";
        return fence + room + shown + room + fence;
    }

    static String link(String theirs) {
        return ADDRESS.matcher(theirs).matches() ? "<" + theirs + ">" : code(theirs);
    }

    /** Lines as they are. */
    Markdown block(String theirs) {
        String text = Redaction.of(theirs).stripTrailing();
        String fence = "`".repeat(Math.max(3, ticks(text) + 1));
        String whole = "\n" + fence + "text\n" + text + "\n" + fence + "\n";
        return line(whole.length() + page.length() > MOST ? "Left out: there is no room for it here." : whole);
    }

    private static int ticks(String text) {
        return TICKS.matcher(text)
                .results()
                .mapToInt(m -> m.end() - m.start())
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
