package dev.drydock.deploy;

import dev.drydock.stack.Service;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service reads of its configuration, as its sources have it. */
final class Settings {
    private static final Path TOP = Chart.DEPLOY.getParent();
    private static final Path KIT = TOP.resolve("participant/src/main");
    private static final Path OPERATIONS = TOP.resolve("operations/src/main");
    private static final Pattern ASKED = Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"");

    private Settings() {}

    static boolean participant(Service service) {
        return service != Service.ORCHESTRATOR && service != Service.AUDIT;
    }

    /** The kit's, and over them the service's own; with what they refer to. */
    static Properties of(Service service) {
        Properties all = new Properties();
        if (participant(service)) load(all, KIT.resolve("resources/META-INF/microprofile-config.properties"));
        load(all, main(service).resolve("resources/application.properties"));
        all.replaceAll((k, v) -> v.toString().replace("${drydock.family}", all.getProperty("drydock.family", "")));
        return all;
    }

    /** As names of environment variables: whatever stands in its properties, or is asked for in its code. */
    static Set<String> environment(Service service) {
        Set<String> names = new TreeSet<>(of(service).stringPropertyNames());
        names.addAll(asked(main(service)));
        names.addAll(asked(OPERATIONS));
        if (participant(service)) names.addAll(asked(KIT));
        Set<String> environment = new TreeSet<>();
        for (String name : names)
            environment.add(name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
        return environment;
    }

    private static Path main(Service service) {
        return TOP.resolve(service.word() + "-service/src/main");
    }

    private static Set<String> asked(Path sources) {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(sources.resolve("java"))) {
            List<Path> files = all.filter(f -> f.toString().endsWith(".java")).toList();
            for (Path f : files) ASKED.matcher(Files.readString(f)).results().forEach(m -> names.add(m.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static void load(Properties into, Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            into.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
