package dev.drydock.vcs.zip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/** An entry's content, of which it is known at its end that length and checksum are what the archive says: the JDK does not look. */
final class Whole extends FilterInputStream {

    static final class Not extends IOException {
        Not(String what) {
            super(what);
        }
    }

    private final CheckedInputStream content;
    private final ZipEntry entry;
    private long count;

    Whole(CheckedInputStream content, ZipEntry entry) {
        super(content);
        this.content = content;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = content.read(bytes, from, length);
        count += Math.max(0, read);
        boolean over = count > entry.getSize();
        boolean cut =
                read < 0 && (count < entry.getSize() || content.getChecksum().getValue() != entry.getCrc());
        if (over || cut)
            throw new Not(Rules.shown(entry.getName()) + " in it is damaged: length or checksum is not what it says");
        return read;
    }
}
