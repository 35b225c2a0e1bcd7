package dev.drydock.backup;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what GNU tar writes with --format=pax. Our own, since names and attributes are bytes here, and since what is handed
 * back to tar must be the very blocks that came from it.
 */
final class Tar {
    static final int BLOCK = 512;
    private static final int LARGEST_HEAD = 16 << 20;

    private final InputStream in;
    private long left;
    private long padding;

    Tar(InputStream in) {
        this.in = in;
    }

    Optional<Member> next() throws IOException {
        skip(left + padding);
        left = padding = 0;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Map<String, String> pax = new HashMap<>();
        while (true) {
            byte[] block = in.readNBytes(BLOCK);
            if (block.length < BLOCK) throw new EOFException("the archive ends in the middle");
            if (empty(block) && pax.isEmpty()) return Optional.empty();
            check(block);
            head.write(block);
            if (block[156] != 'x') return Optional.of(member(block, pax, head.toByteArray()));
            pax.putAll(Pax.read(records(octal(block, 124, 12), head)));
        }
    }

    private void skip(long count) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException e) {
            throw new EOFException("the archive ends in the middle of a file");
        }
    }

    /** Of the member that came last. */
    InputStream data() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                if (left == 0) return -1;
                int n = in.read(bytes, offset, (int) Math.min(length, left));
                if (n < 0) throw new EOFException("the archive ends in the middle of a file");
                left -= n;
                return n;
            }
        };
    }

    /** Hands the member that came last on as it is. */
    void pass(Member member, OutputStream out) throws IOException {
        out.write(member.head());
        data().transferTo(out);
        out.write(new byte[(int) padding]);
    }

    static void end(OutputStream out) throws IOException {
        out.write(new byte[2 * BLOCK]);
    }

    private byte[] records(long size, ByteArrayOutputStream head) throws IOException {
        if (size > LARGEST_HEAD) throw new IOException("the archive has a head of " + size + " bytes");
        byte[] bytes = in.readNBytes((int) (size + padding(size)));
        head.write(bytes);
        return java.util.Arrays.copyOf(bytes, (int) Math.min(size, bytes.length));
    }

    private Member member(byte[] block, Map<String, String> pax, byte[] head) {
        char type = block[156] == 0 ? '0' : (char) block[156];
        long size = pax.containsKey("size") ? Long.parseLong(pax.get("size")) : octal(block, 124, 12);
        left = type == '0' ? size : 0;
        padding = padding(left);
        String prefix = text(block, 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(block, 0, 100);
        String path = pax.getOrDefault("GNU.sparse.name", pax.getOrDefault("path", name));
        String link = pax.getOrDefault("linkpath", text(block, 157, 100));
        return new Member(
                Member.plain(path),
                type,
                Long.toOctalString(octal(block, 100, 8)),
                id(pax.get("uid"), block, 108),
                id(pax.get("gid"), block, 116),
                type == '1' ? Member.plain(link) : link,
                left,
                pax,
                head);
    }

    private static long id(String pax, byte[] block, int at) {
        return pax == null ? octal(block, at, 8) : Long.parseLong(pax);
    }

    private static void check(byte[] block) throws IOException {
        long sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
        }
        if (sum != octal(block, 148, 8)) throw new IOException("the archive is damaged: a head's check sum is wrong");
    }

    private static boolean empty(byte[] block) {
        for (byte b : block) {
            if (b != 0) return false;
        }
        return true;
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static long octal(byte[] block, int at, int length) {
        String digits = text(block, at, length).strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static String text(byte[] block, int at, int length) {
        int end = at;
        while (end < at + length && block[end] != 0) end++;
        return new String(block, at, end - at, StandardCharsets.ISO_8859_1);
    }
}
