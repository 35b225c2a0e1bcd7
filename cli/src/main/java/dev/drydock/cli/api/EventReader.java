package dev.drydock.cli.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Server-sent events, one after the other. Bounded: a line that never ends does not fill the memory. */
public final class EventReader implements AutoCloseable {
    private static final int MAX_BYTES = 8_000_000;

    private final InputStream in;

    /** @param name empty for a comment, which only shows that the server lives */
    public record Sent(String name, String data) {
        static final Sent BEAT = new Sent("", "");
    }

    public EventReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** @return empty at the end of the stream; an event that was cut off is dropped */
    public Optional<Sent> next() throws IOException {
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            boolean begun = !name.isEmpty() || !data.isEmpty();
            if (line.startsWith(":") && !begun) return Optional.of(Sent.BEAT);
            if (line.isEmpty() && begun) return Optional.of(sent(name, data));
            if (line.startsWith("event:")) name = value(line, "event:");
            if (line.startsWith("data:")) data.append('\n').append(value(line, "data:"));
            if (data.length() > MAX_BYTES) throw new IOException("an event is longer than " + MAX_BYTES + " bytes");
        }
        return Optional.empty();
    }

    private static Sent sent(String name, StringBuilder data) {
        return new Sent(name.isEmpty() ? "message" : name, data.isEmpty() ? "" : data.substring(1));
    }

    private static String value(String line, String field) {
        String v = line.substring(field.length());
        return v.startsWith(" ") ? v.substring(1) : v;
    }

    private String line() throws IOException {
        ByteArrayOutputStream b = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') return text(b);
            b.write(c);
            if (b.size() > MAX_BYTES) throw new IOException("a line is longer than " + MAX_BYTES + " bytes");
        }
        return null;
    }

    private static String text(ByteArrayOutputStream b) {
        String s = b.toString(StandardCharsets.UTF_8);
        return s.endsWith("\r") ? s.substring(0, s.length() - 1) : s;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
