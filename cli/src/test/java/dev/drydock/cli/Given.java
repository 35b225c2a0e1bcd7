package dev.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of the tests: what a server says, and what is to be printed of it. */
public final class Given {
    private Given() {}

    public static String json(String name) {
        return resource("/" + name + ".json");
    }

    /** In one line, as it travels. */
    public static String line(String name) {
        return Json.line(json(name));
    }

    public static Run run(String name) {
        return Json.read(json("runs/" + name), Run.class);
    }

    /** With -Ddrydock.golden=write the files are made anew, to be judged in the diff. */
    public static void golden(String name, String text) {
        if ("write".equals(System.getProperty("drydock.golden"))) write(name, text);
        assertThat(text).isEqualTo(resource("/golden/" + name + ".txt"));
    }

    public static void golden(String name, List<String> lines) {
        golden(name, String.join("\n", lines) + "\n");
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(Path.of("src/test/resources/golden/" + name + ".txt"), text);
            Files.createDirectories(Path.of("target/test-classes/golden"));
            Files.writeString(Path.of("target/test-classes/golden/" + name + ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Given.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
