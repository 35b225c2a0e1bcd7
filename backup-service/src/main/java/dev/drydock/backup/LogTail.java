package dev.drydock.backup;

import dev.drydock.contract.Found;
import dev.drydock.participant.Output;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log, in whole lines: half a line may begin within a secret, where nobody would know it. */
final class LogTail {
    static final int MOST_BYTES = 24 * 1024;
    private static final int MOST_LINES = 200;
    /** Colours and worse; each would take six bytes of an answer. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    private LogTail() {}

    /** @param output the file's path in a line, then its last bytes, one more than are wanted where there are more */
    static Found.Log of(String path, Output output) {
        String trouble = trouble(output);
        if (!trouble.isEmpty()) return new Found.Log(path, "", trouble);
        int head = line(output.bytes(), 0);
        byte[] bytes = output.bytes();
        String file = new String(bytes, 0, Math.max(0, head - 1), StandardCharsets.UTF_8);
        int from = bytes.length - head > MOST_BYTES ? line(bytes, head) : head;
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) return new Found.Log(file, "", "it is no text");
        List<String> lines = CONTROLS.matcher(text).replaceAll("").lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
        return new Found.Log(file, String.join("\n", last), last.isEmpty() ? "it is empty" : "");
    }

    /** Where the next line begins. */
    private static int line(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) if (bytes[i] == '\n') return i + 1;
        return bytes.length;
    }

    private static String trouble(Output output) {
        return switch (output.exit()) {
            case 0 -> "";
            case 66 -> "there is no such file";
            case 68 -> "it leads elsewhere over a link, which is not followed";
            case 77 -> "the site's user may not read it";
            case -1 -> "it could not be read in time";
            default -> "it could not be read: exit " + output.exit();
        };
    }
}
