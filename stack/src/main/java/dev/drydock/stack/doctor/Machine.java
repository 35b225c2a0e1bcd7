package dev.drydock.stack.doctor;

import dev.drydock.stack.Data;
import dev.drydock.stack.Home;
import dev.drydock.stack.Service;
import dev.drydock.stack.State;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Proc;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** This machine: Java, disk, and who runs and listens. */
final class Machine {
    private static final int JAVA = 25;
    private static final long LITTLE = 10L << 30;
    private static final long TOO_LITTLE = 1L << 30;

    private Machine() {}

    static List<Finding> look(Data data, State state) {
        List<Finding> all = new ArrayList<>();
        all.add(java(Runtime.version().feature()));
        all.add(disk(data));
        state.ports().forEach((name, port) -> {
            if (!name.equals("controller")) all.add(part(name, port, state));
        });
        return all;
    }

    static Finding java(int version) {
        return version >= JAVA
                ? Finding.ok("Java", String.valueOf(version))
                : Finding.bad("Java", version + " is too old", "JAVA_HOME=/where/a/JDK/" + JAVA + "/is ./drydock …");
    }

    private static Finding disk(Data data) {
        try {
            FileStore disk = Files.getFileStore(data.dir());
            return room(data.dir().toString(), disk.getUsableSpace());
        } catch (IOException e) {
            return Finding.bad("disk", data.dir() + " cannot be looked at: " + e, "see that it is there");
        }
    }

    static Finding room(String folder, long free) {
        String is = (free >> 20) + " MB are free in " + folder;
        String next = "make room, or let backups go: ./drydock backups SITE --prune";
        if (free < TOO_LITTLE) return Finding.bad("disk", is, next);
        return free < LITTLE ? Finding.warn("disk", is, next) : Finding.ok("disk", is);
    }

    private static Finding part(String name, int port, State state) {
        Child child = state.children().get(name);
        if (child != null && child.alive()) return older(name, port, child);
        Optional<String> other = Proc.listener(port);
        return other.isPresent()
                ? Finding.bad(
                        name,
                        "does not run, and its port " + port + " is taken: " + other.get(),
                        "end that program, or: ./drydock up --port N")
                : Finding.bad(name, "does not run", "./drydock up; why it ended is at the end of its log");
    }

    /** What runs is what was built last. */
    private static Finding older(String name, int port, Child child) {
        String runs = "runs on port " + port;
        if (!Service.is(name)) return Finding.ok(name, runs);
        try {
            long built = Files.getLastModifiedTime(Home.find().service(name + "-service"))
                    .toMillis();
            long started = ProcessHandle.of(child.pid())
                    .flatMap(p -> p.info().startInstant())
                    .map(java.time.Instant::toEpochMilli)
                    .orElse(Long.MAX_VALUE);
            return started >= built
                    ? Finding.ok(name, runs)
                    : Finding.warn(
                            name,
                            runs + ", in an older version than the one that is built",
                            "./drydock down && ./drydock up: runs under way go on");
        } catch (IOException e) {
            return Finding.warn(name, runs + "; what is built cannot be looked at: " + e, "./drydock status");
        }
    }
}
