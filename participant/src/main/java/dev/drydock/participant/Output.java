package dev.drydock.participant;

/**
 * What a read printed. Bytes are kept as ISO-8859-1 would keep them in {@link #bytes}; {@link #text} is UTF-8 with
 * replacement.
 *
 * @param exit -1: ended at its limit
 */
public record Output(int exit, byte[] bytes, String errors) {
    public String text() {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    public boolean ok() {
        return exit == 0;
    }
}
