package dev.drydock.e2e.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One command of a page.
 *
 * @param line of the page, from 1
 * @param exit the code with which it must end: 0, or what {@code # exits 3} at its end says
 */
record Command(int line, String text, int exit) {
    private static final Pattern EXITS = Pattern.compile("(.*?)\\s+# exits (\\d+)", Pattern.DOTALL);

    /** @param fence the line of the page that opens the block */
    static List<Command> all(String page, int fence, List<String> lines) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) continue;
            int first = i;
            StringBuilder text = new StringBuilder(lines.get(i));
            while (lines.get(i).endsWith("\\")) {
                if (++i == lines.size()) throw new Page.Unreadable(page, fence + i, "the command goes on nowhere");
                text.append('\n').append(lines.get(i));
            }
            commands.add(of(fence + 1 + first, text.toString()));
        }
        return List.copyOf(commands);
    }

    private static Command of(int line, String text) {
        Matcher told = EXITS.matcher(text);
        return told.matches()
                ? new Command(line, told.group(1), Integer.parseInt(told.group(2)))
                : new Command(line, text, 0);
    }
}
