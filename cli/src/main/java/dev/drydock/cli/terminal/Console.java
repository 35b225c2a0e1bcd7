package dev.drydock.cli.terminal;

import dev.drydock.cli.text.Paint;
import dev.drydock.cli.text.Wrap;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that the command line sees of the machine it runs on.
 *
 * @param terminal a person sits at both ends: questions may be asked
 */
public record Console(
        PrintStream out,
        PrintStream err,
        BufferedReader in,
        Map<String, String> env,
        Path directory,
        boolean terminal,
        Supplier<Size> size,
        Clock clock) {

    public static Console system() {
        Map<String, String> env = System.getenv();
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                env,
                Path.of(""),
                System.console() != null && System.console().isTerminal(),
                () -> Size.ask(env),
                Clock.systemUTC());
    }

    /** Redrawing in place is possible. */
    public boolean live() {
        return terminal && !"dumb".equals(env.get("TERM"));
    }

    public Paint paint() {
        return live() && env.getOrDefault("NO_COLOR", "").isEmpty() ? Paint.COLOUR : Paint.NONE;
    }

    /** Drydock's data folder of the current checkout. */
    public Path data() {
        String data = env.getOrDefault("DRYDOCK_DATA", "");
        return directory.resolve(data.isEmpty() ? ".drydock" : data);
    }

    public void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /** Prose: where a person reads it, broken between words. */
    public void tell(List<String> lines) {
        int columns = terminal ? size.get().columns() : Integer.MAX_VALUE;
        print(lines.stream().flatMap(l -> Wrap.words(l, columns, 2).stream()).toList());
    }

    public void complain(List<String> lines) {
        lines.forEach(err::println);
        err.flush();
    }

    /** Asked on the error stream, so that the question never lands in a file; anything but yes is no. */
    public boolean agrees(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        try {
            String answer = in.readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
        } catch (IOException e) {
            return false;
        }
    }

    // UTF-8 whatever the locale says: marks and arrows are no use as question marks
    private static PrintStream stream(FileDescriptor which) {
        return new PrintStream(new FileOutputStream(which), true, StandardCharsets.UTF_8);
    }
}
