package dev.drydock.stack.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a small JVM that starts fast. */
public record Java(Path java, int megabytes, Path archive) {

    public List<String> command(List<String> rest) {
        List<String> all = new ArrayList<>(List.of(
                java.toString(),
                "-Xms16m",
                "-Xmx" + megabytes + "m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=20",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                // the archive where it was made for: its pages stay shared with the file, and are read only when used
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(rest);
        return all;
    }
}
