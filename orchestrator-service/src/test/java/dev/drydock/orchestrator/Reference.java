package dev.drydock.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages of {@code docs/reference}; {@code -Dgolden.update=true} writes them anew. */
public final class Reference {
    private static final Path FOLDER = Path.of("../docs/reference");

    private Reference() {}

    public static void holds(String name, String text) throws IOException {
        Path page = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.update")) Files.writeString(page, text);
        assertThat(text)
                .as("docs/reference/" + name + " (-Dgolden.update=true)")
                .isEqualTo(Files.readString(page));
    }

    /** In a table. */
    public static String cell(String text) {
        return text.strip().replace("\n", " ").replace("|", "\\|");
    }
}
