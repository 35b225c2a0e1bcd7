package dev.drydock.backup.store;

import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHPosixRenameExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatExtensionInfo;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHStatPathExtension;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A folder of another machine, by sftp over a connection of its own. */
public final class SftpStore implements Store {
    private static final int BUFFER = 1 << 15;

    private final Stores.Sftp where;
    private final ClientSession session;
    private final SftpClient client;

    /** Takes the connection over, also where this fails. */
    public SftpStore(Stores.Sftp where, ClientSession session) throws IOException {
        this.where = where;
        this.session = session;
        try {
            this.client = SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException | RuntimeException e) {
            session.close(true);
            throw new IOException("the host lets in, but offers no sftp", e);
        }
    }

    @Override
    public String name() {
        return where.name();
    }

    private String at(String path) {
        return where.path() + "/" + path;
    }

    @Override
    public Sink put(String path, String writer) throws IOException {
        return told(() -> {
            String target = at(path);
            folders(target.substring(0, target.lastIndexOf('/')));
            String part = target + "." + writer + PART;
            return new Part(
                    target,
                    part,
                    client.write(part, BUFFER, EnumSet.of(OpenMode.Create, OpenMode.Write, OpenMode.Truncate)));
        });
    }

    private void folders(String folder) throws IOException {
        if (folder.isEmpty() || there(folder)) return;
        int slash = folder.lastIndexOf('/');
        if (slash > 0) folders(folder.substring(0, slash));
        try {
            client.mkdir(folder);
        } catch (SftpException e) {
            // another order may have made it meanwhile
            if (!there(folder)) throw e;
        }
    }

    private boolean there(String path) throws IOException {
        try {
            client.stat(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) return false;
            throw e;
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return told(() -> {
            if (!there(at(path))) throw new FileNotFoundException(path);
            return client.read(at(path), BUFFER, Set.of(OpenMode.Read));
        });
    }

    @Override
    public OptionalLong size(String path) throws IOException {
        return told(
                () -> there(at(path)) ? OptionalLong.of(client.stat(at(path)).getSize()) : OptionalLong.empty());
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return told(() -> {
            if (!there(at(folder))) return List.of();
            List<String> names = new ArrayList<>();
            for (SftpClient.DirEntry entry : client.readDir(at(folder))) {
                if (entry.getAttributes().isRegularFile()) names.add(entry.getFilename());
            }
            return names;
        });
    }

    @Override
    public void delete(String path) throws IOException {
        told(() -> {
            if (there(at(path))) client.remove(at(path));
            return null;
        });
    }

    @Override
    public void erase(String folder) throws IOException {
        for (String name : list(folder)) {
            delete(folder + "/" + name);
        }
        told(() -> {
            if (there(at(folder))) client.rmdir(at(folder));
            return null;
        });
    }

    @Override
    public OptionalLong free() throws IOException {
        return told(() -> {
            OpenSSHStatPathExtension stat = client.getExtension(OpenSSHStatPathExtension.class);
            if (stat == null || !stat.isSupported()) return OptionalLong.empty();
            folders(where.path());
            OpenSSHStatExtensionInfo disk = stat.stat(where.path());
            return OptionalLong.of(disk.f_bavail * disk.f_frsize);
        });
    }

    @Override
    public ByHand byHand(String folder, List<String> names) {
        Ssh at = where.at();
        String options = " -P " + at.port()
                + (at.via() == null
                        ? ""
                        : " -J " + at.via().user() + "@" + at.via().host() + ":"
                                + at.via().port());
        return new ByHand(
                List.of("`SSH_KEY`: the file with the private key of " + at.user() + "@" + at.host()),
                List.of(
                        "cd \"$(mktemp -d)\"",
                        "sftp -q -i \"$SSH_KEY\"" + options + " ${SSH_OPTIONS:-} -b - "
                                + Store.quoted(
                                        at.user() + "@" + (at.host().contains(":") ? "[" + at.host() + "]" : at.host()))
                                + " <<'END'",
                        "get " + sftpWord(at(folder)) + "/*",
                        "END"));
    }

    /** For the sftp program's own reader, in which a backslash guards whatever follows. */
    private static String sftpWord(String path) {
        return path.replaceAll("([^A-Za-z0-9/._-])", "\\\\$1");
    }

    @Override
    public void close() {
        session.close(true);
    }

    private interface Call<T> {
        T run() throws IOException;
    }

    /** A server's own words are often just “Failure”. */
    private <T> T told(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (FileNotFoundException e) {
            throw e;
        } catch (SftpException e) {
            throw new IOException(SftpConstants.getStatusName(e.getStatus()) + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private final class Part extends Sink {
        private final String target;
        private final String part;
        private final OutputStream out;
        private long count;
        private boolean kept;

        Part(String target, String part, OutputStream out) {
            this.target = target;
            this.part = part;
            this.out = out;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            told(() -> {
                out.write(bytes, offset, length);
                count += length;
                return null;
            });
        }

        @Override
        public void keep() throws IOException {
            told(() -> {
                out.close();
                long there = client.stat(part).getSize();
                if (there != count) throw new IOException("of " + count + " bytes only " + there + " arrived");
                sync();
                rename();
                kept = true;
                return null;
            });
        }

        private void sync() throws IOException {
            OpenSSHFsyncExtension fsync = client.getExtension(OpenSSHFsyncExtension.class);
            if (fsync == null || !fsync.isSupported()) return;
            try (SftpClient.CloseableHandle handle = client.open(part, OpenMode.Read, OpenMode.Write)) {
                fsync.fsync(handle);
            }
        }

        /** Where the server cannot replace, the old one goes first. */
        private void rename() throws IOException {
            OpenSSHPosixRenameExtension posix = client.getExtension(OpenSSHPosixRenameExtension.class);
            if (posix != null && posix.isSupported()) {
                posix.posixRename(part, target);
                return;
            }
            if (there(target)) client.remove(target);
            client.rename(part, target);
        }

        @Override
        public void close() throws IOException {
            if (kept || !client.isOpen()) return;
            told(() -> {
                try {
                    out.close();
                } finally {
                    if (there(part)) client.remove(part);
                }
                return null;
            });
        }
    }
}
