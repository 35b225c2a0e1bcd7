package dev.drydock.backup;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One backup: written to all stores that take it, read from one of its copies. */
final class Shelf {
    static final String MANIFEST = "manifest.json.zst";

    private final Depot depot;
    private final List<Held> all;
    private final List<Held> held;
    private final Consumer<String> say;
    private final List<String> lost = new ArrayList<>();
    private NotStored over;
    private Held reading;
    private Keys opening;
    private List<String> alsoFor = List.of();

    Shelf(Depot depot, List<Held> all, Consumer<String> say) {
        this.depot = depot;
        this.all = List.copyOf(all);
        this.held = new ArrayList<>(all);
        this.say = say;
        this.opening = depot.keys();
    }

    static String tree(int number) {
        return "tree-" + number + ".tar.zst";
    }

    static String database(String name) {
        return "database-" + Names.checked(name) + ".tar.zst";
    }

    /** @param which empty, or the part of it that is taken apart */
    static String dump(String name, String which) {
        return "database-" + Names.checked(name) + (which.isEmpty() ? "" : "." + which) + ".sql.zst";
    }

    static String access(String name) {
        return "database-" + Names.checked(name) + ".access.json.zst";
    }

    /** Stores that take part no longer, each with the reason. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    /** In every store, the nearest first. */
    List<Held> copies() {
        return all;
    }

    Depot depot() {
        return depot;
    }

    void clear() throws NotStored {
        each(Held::clear);
    }

    /** Before anything of it changes, nothing may call it complete any more. */
    void incomplete() throws NotStored {
        each(Held::incomplete);
    }

    /** Stores that surely have no room for so much take no part. */
    void room(long bytes) throws NotStored {
        each(copy -> {
            long free = copy.berth().store().free().orElse(Long.MAX_VALUE);
            if (free < bytes) throw new IOException(bytes + " bytes are to be stored, and it has room for " + free);
        });
    }

    private interface Act {
        void on(Held copy) throws IOException;
    }

    private void each(Act act) throws NotStored {
        if (over != null) throw over;
        for (Held copy : List.copyOf(held)) {
            try {
                act.on(copy);
            } catch (IOException e) {
                lose(copy, e);
            }
        }
    }

    /** From now on that store takes no part. Where too few are left, the order is over. */
    private void lose(Held copy, IOException why) throws NotStored {
        if (over != null) throw over;
        if (!held.remove(copy)) return;
        if (!depot.enough(held.stream().map(Held::berth).toList())) {
            over = new NotStored(depot, copy.berth(), why);
            throw over;
        }
        lost.add(copy.name() + ": " + why.getMessage());
        say.accept(
                "this backup goes on without " + copy.name() + ": " + why.getMessage() + " (" + depot.policy() + ")");
    }

    Deposit deposit(String name) throws NotStored {
        if (over != null) throw over;
        String stored = depot.keys().stored(name);
        return new Deposit(stored, depot.keys(), new Fan(held, stored, depot.patience(), this::lose));
    }

    /** What was compressed, and encrypted, already. */
    Deposit depositAsItIs(String name) throws NotStored {
        if (over != null) throw over;
        return Deposit.asItIs(name, new Fan(held, name, depot.patience(), this::lose));
    }

    /** To the order's end all is read from this one. */
    void readFrom(Held copy) {
        reading = copy;
    }

    /** And with these keys, of a backup that must be for these recipients. */
    void readFrom(Held copy, Keys keys, List<String> recipients) {
        reading = copy;
        opening = keys;
        alsoFor = recipients;
    }

    InputStream open(String name) throws IOException {
        return new BufferedInputStream(new ZstdInputStream(opened(from(), name)), 1 << 16);
    }

    private Held from() {
        return reading == null ? held.getFirst() : reading;
    }

    Client.Source source(String name) throws IOException {
        return new Client.Source(from().berth().store().here(), () -> open(name));
    }

    /** Whether it is encrypted its name tells: a site may have had no key when it was written. */
    private InputStream opened(Held from, String name) throws IOException {
        try {
            InputStream sealed = new BufferedInputStream(from.open(name + Keys.SUFFIX), 1 << 16);
            return opening.opening(sealed, alsoFor);
        } catch (FileNotFoundException e) {
            if (!alsoFor.isEmpty()) throw new NotOpened(name + " should be encrypted, and is not", e);
            return new BufferedInputStream(from.open(name), 1 << 16);
        }
    }

    Artefact write(Manifest manifest) throws IOException {
        try (Deposit deposit = deposit(MANIFEST)) {
            ManifestFile.write(manifest, deposit);
            return deposit.keep();
        }
    }

    Manifest manifest() throws IOException {
        try (InputStream in = open(MANIFEST)) {
            return ManifestFile.read(in, depot.room());
        }
    }

    /**
     * What was copied before; empty: nothing. A store that has not the same, byte for byte, was not there all the time and
     * cannot have the whole.
     */
    Optional<Manifest> copied() throws IOException {
        Map<Held, String> hashes = new HashMap<>();
        each(copy -> hashes.put(copy, copy.hash(depot.keys().stored(MANIFEST))));
        Manifest newest = null;
        String its = "";
        for (Held copy : held) {
            if (hashes.get(copy).isEmpty() || hashes.get(copy).equals(its)) continue;
            readFrom(copy);
            Manifest found = manifest();
            if (newest == null || found.listedAfter(newest)) {
                newest = found;
                its = hashes.get(copy);
            }
        }
        if (newest == null) return Optional.empty();
        String same = its;
        each(copy -> {
            if (!hashes.get(copy).equals(same)) throw new IOException("it has not got what was copied before");
        });
        readFrom(held.getFirst());
        return Optional.of(newest);
    }

    /** A list of bytes as names are, each ended with NUL. */
    Artefact write(String name, List<String> fields) throws IOException {
        try (Deposit deposit = deposit(name)) {
            for (String field : fields) {
                deposit.write((field + "\0").getBytes(StandardCharsets.ISO_8859_1));
            }
            return deposit.keep();
        }
    }

    void write(Guide guide) throws NotStored {
        each(copy -> {
            copy.write(Guide.SUMS, guide.sums());
            copy.write(Guide.NAME, guide.text(copy.byHand(guide.names())));
        });
    }

    void complete(Complete complete) throws NotStored {
        each(copy -> copy.complete(complete));
    }
}
