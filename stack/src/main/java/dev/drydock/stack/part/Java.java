package dev.drydock.stack.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a small JVM that starts fast.
 *
 * @param busy it works through gigabytes: only the second compiler uses what the processor has for a SHA-256, ten times as fast
 */
public record Java(Path java, int megabytes, Path archive, boolean busy) {

    public Java(Path java, int megabytes, Path archive) {
        this(java, megabytes, archive, false);
    }

    public List<String> command(List<String> rest) {
        List<String> all = new ArrayList<>(List.of(
                java.toString(),
                "-Xms16m",
                "-Xmx" + megabytes + "m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-Xss512k",
                "-XX:+UseSerialGC",
                busy ? "-XX:+TieredCompilation" : "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                // the archive where it was made for: its pages stay shared with the file, and are read only when used
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                // what the compiler and zstd have given back: malloc would keep it
                "-XX:TrimNativeHeapInterval=30000",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(rest);
        return all;
    }
}
