package dev.drydock.vcs.zip;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a zip's central directory says of each entry beside what the JDK tells: its Unix mode, without which a link would be
 * taken for a file.
 */
final class Directory {
    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int LARGEST = 256 * 1024 * 1024;

    /** @param mode 0: none is known, as of archives that Windows made */
    record Said(int mode, int nameLength) {}

    private Directory() {}

    static List<Said> read(Path file) throws IOException, Bad {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            ByteBuffer tail = bytes(in, Math.max(0, length - END_LENGTH - LONGEST_COMMENT), length);
            int end = end(tail);
            int count = tail.getShort(end + 10) & 0xffff;
            long size = tail.getInt(end + 12) & 0xffffffffL;
            long from = tail.getInt(end + 16) & 0xffffffffL;
            if (count == 0xffff || from == 0xffffffffL) {
                throw new Bad("it has the zip64 form, which is not read: more than 65534 entries, or 4 GiB");
            }
            if (size > LARGEST || from + size > length) throw corrupt();
            return entries(bytes(in, from, from + size), count);
        }
    }

    private static ByteBuffer bytes(RandomAccessFile in, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) (to - from)];
        in.seek(from);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int end(ByteBuffer tail) throws Bad {
        for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
            boolean toTheEnd = at + END_LENGTH + (tail.getShort(at + 20) & 0xffff) == tail.limit();
            if (tail.getInt(at) == END && toTheEnd) return at;
        }
        throw corrupt();
    }

    private static List<Said> entries(ByteBuffer all, int count) throws Bad {
        List<Said> said = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_LENGTH > all.limit() || all.getInt(at) != ENTRY) throw corrupt();
            boolean unix = all.get(at + 5) == 3 || all.get(at + 5) == 19;
            int name = all.getShort(at + 28) & 0xffff;
            int mode = unix ? all.getInt(at + 38) >>> 16 : 0;
            said.add(new Said(mode, name));
            at += ENTRY_LENGTH + name + (all.getShort(at + 30) & 0xffff) + (all.getShort(at + 32) & 0xffff);
        }
        return said;
    }

    private static Bad corrupt() {
        return new Bad("it is no zip, or not whole: its list of contents is missing or damaged");
    }
}
