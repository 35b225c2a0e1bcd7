package dev.drydock.vcs.zip;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A tar of the POSIX form, which every Linux can unpack; nothing in it has an owner. */
final class TarWriter {
    private static final int BLOCK = 512;
    private static final int SHORT_NAME = 100;

    private final OutputStream out;
    private final long seconds;

    /** @param seconds the time of change of all that is in it */
    TarWriter(OutputStream out, long seconds) {
        this.out = out;
        this.seconds = seconds;
    }

    void put(Member member, InputStream content) throws IOException {
        byte[] name = (member.path() + (member.folder() ? "/" : "")).getBytes(StandardCharsets.UTF_8);
        byte[] target = member.target().getBytes(StandardCharsets.UTF_8);
        if (name.length > SHORT_NAME || target.length > SHORT_NAME) {
            String records = record("path", new String(name, StandardCharsets.UTF_8))
                    + (target.length == 0 ? "" : record("linkpath", member.target()));
            byte[] bytes = records.getBytes(StandardCharsets.UTF_8);
            header("long-name".getBytes(StandardCharsets.UTF_8), 0644, bytes.length, 'x', new byte[0]);
            out.write(bytes);
            fill(bytes.length);
        }
        int mode = member.folder() || member.executable() ? 0755 : 0644;
        char type =
                switch (member.type()) {
                    case FILE -> '0';
                    case LINK -> '2';
                    case FOLDER -> '5';
                };
        long size = type == '0' ? member.size() : 0;
        header(name, mode, size, type, target);
        if (type == '0') content.transferTo(out);
        fill(size);
    }

    void end() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.flush();
    }

    private void header(byte[] name, int mode, long size, char type, byte[] target) throws IOException {
        byte[] block = new byte[BLOCK];
        System.arraycopy(name, 0, block, 0, Math.min(name.length, SHORT_NAME));
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, seconds);
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) type;
        System.arraycopy(target, 0, block, 157, Math.min(target.length, SHORT_NAME));
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 8);
        int sum = 0;
        for (byte b : block) sum += b & 0xff;
        octal(block, 148, 7, sum);
        out.write(block);
    }

    private static void octal(byte[] block, int at, int length, long value) {
        String digits = String.format("%0" + (length - 1) + "o", value);
        System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, block, at, length - 1);
        block[at + length - 1] = 0;
    }

    /** Its length, itself included, comes first. */
    private static String record(String key, String value) {
        int rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
        int length = rest + 1;
        while (length != rest + String.valueOf(length).length()) length++;
        return length + " " + key + "=" + value + "\n";
    }

    private void fill(long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
}
