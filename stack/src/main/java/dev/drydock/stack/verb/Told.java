package dev.drydock.stack.verb;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.drydock.stack.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code up} says of a stack. */
@JsonPropertyOrder({"url", "tokenFile", "logs", "data", "seconds", "memoryBytes"})
record Told(
        String url,
        String tokenFile,
        String logs,
        String data,
        double seconds,
        List<String> started,
        long memoryBytes,
        Map<String, Long> memory) {

    static Told of(Stack stack, double seconds) {
        Map<String, Long> memory = stack.memory();
        return new Told(
                stack.url(),
                stack.tokenFile().toString(),
                stack.dir().resolve("logs").toString(),
                stack.dir().toString(),
                Math.round(seconds * 10) / 10.0,
                stack.started(),
                memory.values().stream().mapToLong(Long::longValue).sum(),
                memory);
    }

    String text(boolean elsewhere) {
        String what = started.isEmpty()
                ? "Drydock is up (it was already)."
                : String.format(
                        Locale.ROOT, "Drydock is up: %s, ready in %.1f s.", String.join(", ", started), seconds);
        String text = what
                + "\n  API     " + url
                + "\n  token   " + tokenFile
                + "\n  logs    " + logs
                + String.format(Locale.ROOT, "%n  memory  %d MiB", memoryBytes >> 20)
                + "\n  stop    ./drydock down" + (elsewhere ? " --data " + data : "");
        return elsewhere ? text + "\nSo that the other verbs find it: export DRYDOCK_DATA=" + data : text;
    }
}
