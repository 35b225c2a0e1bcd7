package dev.drydock.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** A manifest as lines of JSON: its head, then each path, then how many there were. */
final class ManifestFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestFile() {}

    static void write(Manifest manifest, OutputStream out) throws IOException {
        line(manifest.head(), out);
        for (Entry entry : manifest.entries().values()) {
            line(entry, out);
        }
        line(manifest.entries().size(), out);
    }

    static Manifest read(InputStream in) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Manifest.Head head = JSON.readValue(line(lines), Manifest.Head.class);
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (String line = line(lines); line.startsWith("{"); line = line(lines)) {
            Entry entry = JSON.readValue(line, Entry.class);
            entries.put(entry.path(), entry);
        }
        return new Manifest(head, entries);
    }

    private static String line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) throw new EOFException("the manifest ends in the middle");
        return line;
    }

    private static void line(Object value, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
        out.write('\n');
    }
}
