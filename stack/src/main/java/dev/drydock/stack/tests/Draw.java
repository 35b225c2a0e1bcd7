package dev.drydock.stack.tests;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.function.Function;
import java.util.zip.CRC32;

/** An order that looks like chance and is the same for the same seed. */
final class Draw {
    private Draw() {}

    static <T> Comparator<T> by(String seed, Function<T, String> name) {
        return Comparator.<T, Long>comparing(each -> number(seed + name.apply(each)))
                .thenComparing(name);
    }

    private static long number(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
