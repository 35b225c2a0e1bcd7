package dev.drydock.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.backup.store.Sink;
import dev.drydock.backup.store.Store;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One backup as one store has it: a copy.
 *
 * @param folder in the store
 * @param writer the order for which something may be written there
 */
record Held(Berth berth, String folder, String writer) {
    static final String COMPLETE = "complete.json";
    private static final String VERIFIED = "verified";
    private static final String CHECKED = "checked";
    private static final int LARGEST = 16 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    String name() {
        return berth.name();
    }

    private String at(String name) {
        return folder + "/" + name;
    }

    void clear() throws IOException {
        incomplete();
        for (String name : berth.store().list(folder)) {
            berth.store().delete(at(name));
        }
    }

    /** Before anything of it changes, nothing may call it complete any more. */
    void incomplete() throws IOException {
        unmarked();
        berth.store().delete(at(COMPLETE));
        berth.store().tidy(folder);
    }

    Sink put(String name) throws IOException {
        return berth.store().put(at(name), writer);
    }

    void write(String name, String text) throws IOException {
        try (Sink sink = put(name)) {
            sink.write(text.getBytes(StandardCharsets.UTF_8));
            sink.keep();
        }
    }

    InputStream open(String name) throws IOException {
        return berth.store().open(at(name));
    }

    OptionalLong size(String name) throws IOException {
        return berth.store().size(at(name));
    }

    Store.ByHand byHand(List<String> names) throws IOException {
        return berth.store().byHand(folder, names);
    }

    void complete(Complete complete) throws IOException {
        write(COMPLETE, JSON.writeValueAsString(complete));
    }

    Optional<Complete> complete() throws IOException {
        Optional<byte[]> bytes = small(COMPLETE);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(read(new ByteArrayInputStream(bytes.get())));
    }

    static Complete read(InputStream in) throws IOException {
        return JSON.readValue(in.readNBytes(LARGEST), Complete.class);
    }

    /** It is verified for exactly the content that it had. */
    void verified() throws IOException {
        mark(VERIFIED);
    }

    boolean isVerified() throws IOException {
        return isMarked(VERIFIED);
    }

    /** Read back and compared, but loaded nowhere: restored only where a person has waived the drill. */
    void checked() throws IOException {
        mark(CHECKED);
    }

    boolean isChecked() throws IOException {
        return isMarked(CHECKED);
    }

    /** It counts no longer. */
    void unmarked() throws IOException {
        berth.store().delete(at(VERIFIED));
        berth.store().delete(at(CHECKED));
    }

    void erase() throws IOException {
        berth.store().erase(folder);
    }

    private void mark(String mark) throws IOException {
        write(mark, hash(small(COMPLETE).orElseThrow(() -> new FileNotFoundException(COMPLETE))));
    }

    private boolean isMarked(String mark) throws IOException {
        Optional<byte[]> marked = small(mark);
        Optional<byte[]> complete = small(COMPLETE);
        return marked.isPresent()
                && complete.isPresent()
                && new String(marked.get(), StandardCharsets.US_ASCII).equals(hash(complete.get()));
    }

    /** @return what is wrong with it where it lies; empty: it is what was written */
    Optional<String> damage(Artefact artefact) throws IOException {
        OptionalLong size = size(Names.checked(artefact.name()));
        if (size.isEmpty()) return Optional.of(artefact.name() + " is missing");
        if (size.getAsLong() != artefact.size()) {
            return Optional.of(
                    artefact.name() + " has " + size.getAsLong() + " bytes and should have " + artefact.size());
        }
        try (InputStream in = open(artefact.name())) {
            return Hash.of(in).equals(artefact.sha256())
                    ? Optional.empty()
                    : Optional.of(artefact.name() + " is not what was written: its SHA-256 differs");
        }
    }

    /** SHA-256; empty: it is not there. */
    String hash(String name) throws IOException {
        try (InputStream in = open(name)) {
            return Hash.of(in);
        } catch (FileNotFoundException e) {
            return "";
        }
    }

    private Optional<byte[]> small(String name) throws IOException {
        try (InputStream in = open(name)) {
            return Optional.of(in.readNBytes(LARGEST));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String hash(byte[] bytes) throws IOException {
        return Hash.of(new ByteArrayInputStream(bytes));
    }
}
