package dev.drydock.backup.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A folder of this machine. */
public record FolderStore(Path folder) implements Store {
    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Sink put(String path, String writer) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + "." + writer + PART);
        return new Part(target, part, Files.newOutputStream(part));
    }

    @Override
    public InputStream open(String path) throws IOException {
        try {
            return Files.newInputStream(folder.resolve(path));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException(path);
        }
    }

    @Override
    public OptionalLong size(String path) throws IOException {
        Path file = folder.resolve(path);
        return Files.exists(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public List<String> list(String path) throws IOException {
        Path in = folder.resolve(path);
        if (!Files.isDirectory(in)) return List.of();
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(folder.resolve(path));
    }

    @Override
    public void erase(String path) throws IOException {
        Path in = folder.resolve(path);
        if (!Files.exists(in)) return;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(in)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) Files.deleteIfExists(each);
    }

    @Override
    public boolean here() {
        return true;
    }

    @Override
    public OptionalLong free() throws IOException {
        Files.createDirectories(folder);
        return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
    }

    @Override
    public ByHand byHand(String path, List<String> names) {
        return new ByHand(
                List.of(),
                List.of(
                        "# of the backup service's machine; where the site is on another, bring the folder there and enter it",
                        "cd " + Store.quoted(folder.resolve(path).toString())));
    }

    @Override
    public void close() {
        // nothing is held
    }

    private static final class Part extends Sink {
        private final Path target;
        private final Path part;
        private final OutputStream out;

        Part(Path target, Path part, OutputStream out) {
            this.target = target;
            this.part = part;
            this.out = out;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void keep() throws IOException {
            out.close();
            sync(part, StandardOpenOption.WRITE);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(target.getParent(), StandardOpenOption.READ);
        }

        @Override
        public void close() throws IOException {
            try (out) {
                Files.deleteIfExists(part);
            }
        }

        private static void sync(Path path, StandardOpenOption how) throws IOException {
            try (FileChannel channel = FileChannel.open(path, how)) {
                channel.force(true);
            }
        }
    }
}
