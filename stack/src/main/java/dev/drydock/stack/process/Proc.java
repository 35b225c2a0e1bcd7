package dev.drydock.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What /proc tells of a process. */
public final class Proc {
    private static final int STATE = 0;
    private static final int THREADS = 17;
    private static final int START = 19;

    private Proc() {}

    public static String boot() {
        return read(Path.of("/proc/sys/kernel/random/boot_id")).orElse("").strip();
    }

    static OptionalLong started(long pid) {
        return field(pid, START).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Ended but not collected. While its threads are still ending, so are its sockets: then it is not over. */
    static boolean zombie(long pid) {
        boolean ended =
                field(pid, STATE).map(s -> s.equals("Z") || s.equals("X")).orElse(true);
        return ended && field(pid, THREADS).map(Integer::parseInt).orElse(0) <= 1;
    }

    /** Bytes in memory of the process and of all below it (PostgreSQL is a family). */
    static long resident(long pid) {
        long below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(p -> own(p.pid()))
                .sum();
        return below + own(pid);
    }

    private static long own(long pid) {
        return read(Path.of("/proc/" + pid + "/status")).stream()
                .flatMap(String::lines)
                .filter(l -> l.startsWith("VmRSS:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    /** Fields after the command's name, which may itself hold blanks and brackets. */
    private static Optional<String> field(long pid, int index) {
        return read(Path.of("/proc/" + pid + "/stat"))
                .map(s -> s.substring(s.lastIndexOf(')') + 2).split(" ")[index]);
    }

    /** Who listens on a port, in words; empty where it is nobody, or somebody of whom we may not know. */
    public static Optional<String> listener(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(f -> read(Path.of(f)).stream())
                .flatMap(String::lines)
                .map(l -> l.strip().split("\\s+"))
                .filter(f -> f.length > 9 && f[3].equals("0A") && f[1].endsWith(String.format(":%04X", port)))
                .flatMap(f -> owner("socket:[" + f[9] + "]").stream())
                .findFirst();
    }

    private static Optional<String> owner(String socket) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, socket))
                .findFirst()
                .map(pid -> "process " + pid + " (" + commandLine(pid) + ")");
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> fds = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return fds.anyMatch(fd -> {
                try {
                    return Files.readSymbolicLink(fd).toString().equals(socket);
                } catch (IOException gone) {
                    return false;
                }
            });
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String commandLine(long pid) {
        String line = read(Path.of("/proc/" + pid + "/cmdline"))
                .orElse("")
                .replace('\0', ' ')
                .strip();
        return line.length() <= 100 ? line : line.substring(0, 60) + " … " + line.substring(line.length() - 37);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
