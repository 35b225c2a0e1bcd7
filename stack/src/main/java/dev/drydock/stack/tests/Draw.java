package dev.drydock.stack.tests;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;

/** An order that looks like chance and is the same for the same seed. */
public final class Draw {
    private Draw() {}

    public static <T> Comparator<T> by(String seed, Function<T, String> name) {
        return Comparator.<T, Long>comparing(each -> number(seed + name.apply(each)))
                .thenComparing(name);
    }

    /** Of every tenth begun at least one. */
    public static <T> List<T> tenth(String seed, List<T> all, Function<T, String> name) {
        return all.stream().sorted(by(seed, name)).limit((all.size() + 9) / 10).toList();
    }

    private static long number(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
