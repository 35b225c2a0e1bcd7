package dev.drydock.backup;

import java.util.zip.CRC32;

/**
 * What POSIX cksum prints of a stream: the one checksum that every host has and that costs next to nothing. The same polynomial as
 * {@link CRC32}, which the processor knows, with the bits of each byte the other way round and the length at the end.
 */
final class Cksum {
    private static final byte[] REVERSED = new byte[256];

    static {
        for (int i = 0; i < 256; i++) REVERSED[i] = (byte) (Integer.reverse(i) >>> 24);
    }

    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[1 << 14];
    private long count;

    Cksum() {
        crc.update(new byte[] {-1, -1, -1, -1}); // from all ones to all zeros
    }

    void update(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int n = Math.min(block.length, length - done);
            for (int i = 0; i < n; i++) block[i] = REVERSED[bytes[offset + done + i] & 0xff];
            crc.update(block, 0, n);
            done += n;
        }
        count += length;
    }

    long count() {
        return count;
    }

    /** Once, at the end. @return as cksum prints it */
    String text() {
        for (long left = count; left != 0; left >>>= 8) crc.update(REVERSED[(int) (left & 0xff)]);
        return Integer.toUnsignedString(Integer.reverse((int) crc.getValue())) + " " + count;
    }
}
