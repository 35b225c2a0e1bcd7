package dev.drydock.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checkout from which everything is started, built. */
public record Home(Path top) {

    /** Told by the front door; in a test found upwards from where it runs. */
    public static Home find() {
        String told = System.getProperty("drydock.home", System.getenv().getOrDefault("DRYDOCK_HOME", ""));
        if (!told.isEmpty()) return new Home(Path.of(told).toAbsolutePath());
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent())
            if (Files.exists(p.resolve("drydock")) && Files.isDirectory(p.resolve("stack"))) return new Home(p);
        throw new Trouble(
                "no Drydock checkout here or above " + Path.of("").toAbsolutePath() + "; start ./drydock in it");
    }

    public Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The broker's class path, as the build wrote it down: archives only, as the shared class archive wants it. */
    public String jars() {
        return entries().filter(e -> e.endsWith(".jar")).collect(Collectors.joining(":"));
    }

    /** The class path of what is in this module. */
    public String classpath() {
        return top.resolve("stack/target/classes") + ":" + entries().collect(Collectors.joining(":"));
    }

    private Stream<String> entries() {
        Path file = top.resolve("stack/target/classpath");
        try {
            return Stream.of(Files.readString(file).strip().split(":"));
        } catch (IOException e) {
            throw new Trouble(
                    "not built yet (" + file + " is missing); ./drydock builds by itself, or: mvn package", e);
        }
    }

    public Path service(String module) {
        Path jar = top.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) throw new Trouble("not built yet (" + jar + " is missing); ./drydock builds by itself");
        return jar;
    }

    /** Classes made ready by an earlier start, for all stacks of this checkout; who ends first without one writes it. */
    public Path archive(String name) {
        Path folder = top.resolve("stack/target/cds");
        try {
            return Files.createDirectories(folder).resolve(name + ".jsa");
        } catch (IOException e) {
            throw new Trouble("cannot make " + folder + ": " + e, e);
        }
    }

    /** Downloads and unpacked binaries that outlive a checkout. */
    public static Path cache() {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("drydock");
    }
}
