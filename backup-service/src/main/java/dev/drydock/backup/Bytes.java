package dev.drydock.backup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds a byte, eight at a time: dumps are gigabytes, and nearly all of it is data that nobody looks at. */
final class Bytes {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Bytes() {}

    /** @return where the first of the two is, or {@code to} */
    static int find(byte one, byte other, byte[] bytes, int from, int to) {
        long eightOfOne = (one & 0xff) * ONES;
        long eightOfOther = (other & 0xff) * ONES;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long eight = (long) EIGHT.get(bytes, at);
            long found = zero(eight ^ eightOfOne) | zero(eight ^ eightOfOther);
            if (found != 0) return at + (Long.numberOfTrailingZeros(found) >>> 3);
        }
        while (at < to && bytes[at] != one && bytes[at] != other) at++;
        return at;
    }

    static int find(byte one, byte[] bytes, int from, int to) {
        return find(one, one, bytes, from, to);
    }

    /** Its lowest bit that is set is in the first byte that is zero. */
    private static long zero(long eight) {
        return (eight - ONES) & ~eight & HIGHS;
    }
}
