package dev.drydock.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * What POSIX cksum prints of a stream: the one checksum that every host has and that costs next to nothing. The same polynomial as
 * {@link CRC32}, which the processor knows, with the bits of each byte the other way round and the length at the end.
 */
final class Cksum {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final CRC32 crc = new CRC32();
    private final byte[] block = new byte[1 << 14];
    private long count;

    Cksum() {
        crc.update(new byte[] {-1, -1, -1, -1}); // from all ones to all zeros
    }

    void update(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length; ) {
            int n = Math.min(block.length, length - done);
            int at = offset + done;
            int i = 0;
            for (; i <= n - Long.BYTES; i += Long.BYTES) EIGHT.set(block, i, reversed((long) EIGHT.get(bytes, at + i)));
            for (; i < n; i++) block[i] = (byte) reversed(bytes[at + i]);
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
        for (long left = count; left != 0; left >>>= 8) crc.update((byte) reversed(left));
        return Integer.toUnsignedString(Integer.reverse((int) crc.getValue())) + " " + count;
    }

    /** The bits of each of the eight bytes the other way round. */
    private static long reversed(long bytes) {
        long pairs = (bytes & 0x5555555555555555L) << 1 | bytes >>> 1 & 0x5555555555555555L;
        long fours = (pairs & 0x3333333333333333L) << 2 | pairs >>> 2 & 0x3333333333333333L;
        return (fours & 0x0f0f0f0f0f0f0f0fL) << 4 | fours >>> 4 & 0x0f0f0f0f0f0f0f0fL;
    }
}
