package dev.drydock.backup;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** A file on its way into the store. It has its name only when it is whole and on disk. */
final class Deposit extends OutputStream {
    private final Path target;
    private final Path part;
    private final MessageDigest digest = Hash.sha256();
    private final OutputStream out;

    private Deposit(Path target, String writer, boolean compressed) throws NotStored {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + "." + writer + ".part");
        try {
            OutputStream file =
                    new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16), digest);
            this.out = compressed ? new ZstdOutputStream(file, 3).setChecksum(true) : file;
        } catch (IOException e) {
            throw new NotStored(e);
        }
    }

    /** @param writer whose part it is: one that was frozen and comes back must not write into another's */
    static Deposit compressed(Path target, String writer) throws NotStored {
        return new Deposit(target, writer, true);
    }

    static Deposit plain(Path target, String writer) throws NotStored {
        return new Deposit(target, writer, false);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new NotStored(e);
        }
    }

    Artefact keep() throws IOException {
        try {
            out.close();
            sync(part, StandardOpenOption.WRITE);
            Artefact artefact = new Artefact(target.getFileName().toString(), Files.size(part), Hash.hex(digest));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(target.getParent(), StandardOpenOption.READ);
            return artefact;
        } catch (IOException e) {
            throw new NotStored(e);
        }
    }

    /** What was not kept is gone. */
    @Override
    public void close() throws IOException {
        try (out) {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new NotStored(e);
        }
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
