package dev.drydock.backup;

import dev.drydock.backup.store.FolderStore;
import dev.drydock.backup.store.S3Store;
import dev.drydock.backup.store.SftpStore;
import dev.drydock.backup.store.Store;
import dev.drydock.contract.Stores;
import dev.drydock.participant.ssh.SshHosts;
import dev.drydock.participant.work.Secrets;
import dev.drydock.participant.work.Unable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All stores of one order, the nearest first, and how many of them must have a backup.
 *
 * @param patience how long a store may take nothing before it counts as lost
 * @param room for what the order knows of paths
 */
record Depot(List<Berth> berths, int copies, Keys keys, Duration patience, PathRoom.Share room)
        implements AutoCloseable {
    Depot {
        berths = List.copyOf(berths);
    }

    /** What leads to stores, beside their names. */
    record Ways(Path own, Secrets secrets, SshHosts hosts, Duration patience) {}

    /** @param stores null, or without any: the service's own folder */
    static Depot of(Stores stores, Ways ways, PathRoom.Share room) {
        if (stores == null || stores.all().isEmpty()) {
            Berth own = new Berth(new Stores.Folder(ways.own().toString()), () -> new FolderStore(ways.own()));
            Keys keys = Keys.of(stores == null ? null : stores.encryption(), ways);
            return new Depot(List.of(own), 1, keys, ways.patience(), room);
        }
        return new Depot(
                stores.all().stream()
                        .sorted(Comparator.comparingInt(Depot::distance))
                        .map(where -> new Berth(where, () -> open(where, ways)))
                        .toList(),
                stores.copies(),
                Keys.of(stores.encryption(), ways),
                ways.patience(),
                room);
    }

    private static int distance(Stores.Store store) {
        return switch (store) {
            case Stores.Folder f -> 0;
            case Stores.Sftp s -> 1;
            case Stores.S3 s -> 2;
        };
    }

    private static Store open(Stores.Store where, Ways ways) throws IOException {
        try {
            return switch (where) {
                case Stores.Folder(String path) -> new FolderStore(Path.of(path));
                case Stores.Sftp sftp ->
                    new SftpStore(sftp, ways.hosts().connect(ways.secrets().login(sftp.at())));
                case Stores.S3 s3 ->
                    new S3Store(
                            s3, secret(s3.keyId(), "access key's id", ways), secret(s3.secret(), "access key", ways));
            };
        } catch (Unable e) {
            throw new IOException(e.getMessage() + "; " + e.next(), e);
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String secret(String name, String what, Ways ways) throws IOException {
        return new String(value(name, what, ways), StandardCharsets.UTF_8);
    }

    static byte[] value(String name, String what, Ways ways) throws IOException {
        return switch (ways.secrets().resolve(Map.of(what, name))) {
            case Secrets.Missing(String reason, String next) -> throw new IOException(reason + "; " + next);
            case Secrets.Values(Map<String, byte[]> values) -> values.get(what);
        };
    }

    Depot ofOne() {
        return new Depot(berths, 1, keys, patience, room);
    }

    /** Are these enough? Of several one must be on another machine. */
    boolean enough(List<Berth> good) {
        return good.size() >= copies && (copies < 2 || good.stream().anyMatch(Berth::elsewhere));
    }

    String policy() {
        return copies == 1 ? "one copy is needed" : copies + " copies are needed, one of them on another machine";
    }

    Shelf shelf(String site, String backup, String writer, Consumer<String> say) {
        String folder = Names.checked(site) + "/" + Names.checked(backup);
        return new Shelf(
                this, berths.stream().map(b -> new Held(b, folder, writer)).toList(), say);
    }

    @Override
    public void close() {
        try {
            berths.forEach(Berth::close);
        } finally {
            room.close();
        }
    }
}
