package dev.drydock.stack.part;

import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once a version into the cache. */
public final class Binaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int EXECUTABLE = 0100;

    private Binaries() {}

    public static Path ensure(Path cache) {
        try (InputStream raw = Binaries.class.getResourceAsStream(ARCHIVE)) {
            if (raw == null || !System.getProperty("os.arch").equals("amd64"))
                throw new Trouble("there is no embedded PostgreSQL for " + System.getProperty("os.arch")
                        + "; docker-compose.yml starts the same stack with images");
            Path ready = cache.resolve(name());
            if (Files.isDirectory(ready)) return ready;
            Files.createDirectories(cache);
            Path fresh = Files.createTempDirectory(cache, "postgres-new-");
            unpack(raw, fresh);
            return settle(fresh, ready);
        } catch (IOException e) {
            throw new Trouble("cannot unpack PostgreSQL into " + cache + ": " + e, e);
        }
    }

    // as the artifact is called, so that another version gets another folder
    private static String name() {
        String url = Binaries.class.getResource(ARCHIVE).toString();
        String jar = url.substring(0, url.indexOf(".jar!"));
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    // two stacks may be first at once: the second one's copy is thrown away
    private static Path settle(Path fresh, Path ready) throws IOException {
        try {
            return Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException there) {
            Tool.delete(fresh);
            return ready;
        }
    }

    private static void unpack(InputStream raw, Path to) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                Path file = to.resolve(e.getName()).normalize();
                if (!file.startsWith(to)) throw new IOException("a name that leaves the folder: " + e.getName());
                Files.createDirectories(e.isDirectory() ? file : file.getParent());
                if (e.isSymbolicLink()) Files.createSymbolicLink(file, Path.of(e.getLinkName()));
                else if (e.isFile()) write(tar, e, file);
            }
        }
    }

    private static void write(InputStream in, TarArchiveEntry e, Path file) throws IOException {
        Files.copy(in, file);
        boolean executable = (e.getMode() & EXECUTABLE) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
