package dev.drydock.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How large the terminal is. */
public record Size(int columns, int rows) {
    public static final Size DEFAULT = new Size(80, 24);

    /** The terminal's own answer, else what the environment says, else 80 by 24. */
    static Size ask(Map<String, String> env) {
        return stty().or(() -> told(env)).orElse(DEFAULT);
    }

    static Optional<Size> told(Map<String, String> env) {
        String columns = env.getOrDefault("COLUMNS", "");
        return of(env.getOrDefault("LINES", "" + DEFAULT.rows) + " " + columns);
    }

    /** @param said rows and columns, as stty prints them; nonsense and a size of 0 (a serial line) are nothing */
    static Optional<Size> of(String said) {
        String[] parts = said.strip().split("\\s+");
        try {
            int rows = Integer.parseInt(parts[0]);
            int columns = Integer.parseInt(parts[1]);
            return rows > 0 && columns > 0 ? Optional.of(new Size(columns, rows)) : Optional.empty();
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<Size> stty() {
        try {
            Process p = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] said = p.getInputStream().readNBytes(100);
            p.waitFor(1, TimeUnit.SECONDS);
            return of(new String(said, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
