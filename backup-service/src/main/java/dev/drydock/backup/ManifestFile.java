package dev.drydock.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.TreeMap;

/** A manifest as lines of JSON: its head, then each path as an array, then how many there were. */
final class ManifestFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader ENTRY = JSON.readerFor(Entry.class);
    private static final ObjectWriter ENTRIES = JSON.writerFor(Entry.class);

    private ManifestFile() {}

    static void write(Manifest manifest, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            json.writePOJO(manifest.head());
            for (Entry entry : manifest.entries().values()) {
                ENTRIES.writeValue(json, entry);
            }
            json.writeNumber(manifest.entries().size());
        }
    }

    static Manifest read(InputStream in, PathRoom.Share room) throws IOException {
        try (JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            Manifest.Head head = json.readValueAs(Manifest.Head.class);
            TreeMap<String, Entry> entries = new TreeMap<>();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                Entry entry = ENTRY.readValue(json);
                entries.put(entry.path(), entry);
                room.know();
            }
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getIntValue() != entries.size()) {
                throw new EOFException("the manifest ends in the middle");
            }
            return new Manifest(head, entries);
        }
    }
}
