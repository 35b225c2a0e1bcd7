package dev.drydock.bench;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Without these no figure means anything.
 *
 * @param load how many processes already wanted the cores when it began
 */
record Machine(int cores, String processor, long memoryMiB, String jdk, String date, String commit, double load) {

    static Machine of(Path checkout, java.time.Clock clock) throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                fact("/proc/cpuinfo", "model name"),
                Long.parseLong(fact("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) >> 10,
                System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
                clock.instant().toString(),
                commit(checkout),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String fact(String file, String key) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(l -> l.startsWith(key))
                .findFirst()
                .map(l -> l.substring(l.indexOf(':') + 1).strip())
                .orElse("0");
    }

    /** Marked where the checkout is not exactly that commit. */
    private static String commit(Path checkout) {
        try {
            return Tool.run(List.of("git", "describe", "--always", "--dirty", "--abbrev=12"), checkout)
                    .strip();
        } catch (RuntimeException notAClone) {
            return "unknown";
        }
    }
}
