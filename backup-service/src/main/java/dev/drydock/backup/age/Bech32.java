package dev.drydock.backup.age;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** How age writes keys: letters with a checksum over them (BIP 173, without its limit on length). */
final class Bech32 {
    private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;

    private Bech32() {}

    static String encode(String prefix, byte[] data) {
        int[] values = regroup(data);
        int[] all = new int[values.length + CHECKSUM];
        System.arraycopy(values, 0, all, 0, values.length);
        int sum = polymod(prefix, all) ^ 1;
        StringBuilder text = new StringBuilder(prefix).append('1');
        for (int i = 0; i < CHECKSUM; i++) {
            all[values.length + i] = sum >> 5 * (CHECKSUM - 1 - i) & 31;
        }
        for (int value : all) {
            text.append(LETTERS.charAt(value));
        }
        return text.toString();
    }

    /** Empty: it is no such text. */
    static Optional<byte[]> decode(String prefix, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean mixed = !text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT));
        if (mixed || !lower.startsWith(prefix + "1")) return Optional.empty();
        String data = lower.substring(prefix.length() + 1);
        if (data.length() < CHECKSUM || data.chars().anyMatch(c -> LETTERS.indexOf(c) < 0)) return Optional.empty();
        int[] values = data.chars().map(LETTERS::indexOf).toArray();
        if (polymod(prefix, values) != 1) return Optional.empty();
        return bytes(values, values.length - CHECKSUM);
    }

    private static int polymod(String prefix, int[] values) {
        int sum = 1;
        for (int i = 0; i < prefix.length(); i++) sum = step(sum, prefix.charAt(i) >> 5);
        sum = step(sum, 0);
        for (int i = 0; i < prefix.length(); i++) sum = step(sum, prefix.charAt(i) & 31);
        for (int value : values) sum = step(sum, value);
        return sum;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >> i & 1) == 1) next ^= GENERATOR[i];
        }
        return next;
    }

    private static int[] regroup(byte[] data) {
        int[] values = new int[Math.ceilDiv(data.length * 8, 5)];
        for (int i = 0; i < values.length; i++) {
            for (int bit = 0; bit < 5; bit++) {
                int at = i * 5 + bit;
                int b = at < data.length * 8 ? data[at / 8] >> 7 - at % 8 & 1 : 0;
                values[i] = values[i] << 1 | b;
            }
        }
        return values;
    }

    private static Optional<byte[]> bytes(int[] values, int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < count; i++) {
            held = held << 5 | values[i];
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.write(held >> bits & 0xff);
                held &= (1 << bits) - 1;
            }
        }
        return bits >= 5 || held != 0 ? Optional.empty() : Optional.of(out.toByteArray());
    }
}
