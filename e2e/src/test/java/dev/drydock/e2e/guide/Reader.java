package dev.drydock.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Does what a page says, to the letter.
 *
 * @param skipped commands that cannot be typed here
 */
record Reader(Path home, Path folder, Set<String> skipped) {

    /** @return which of the skipped commands the page has */
    List<String> follow(Page page) throws IOException {
        List<String> passed = new ArrayList<>();
        try (Shell shell = new Shell(home, folder)) {
            StringBuilder printed = new StringBuilder();
            for (Page.Block block : page.blocks()) {
                switch (block) {
                    case Page.Written w -> write(w);
                    case Page.Printed p -> compare(page, p, printed.toString());
                    case Page.Typed t -> {
                        printed.setLength(0);
                        for (Command c : t.commands()) {
                            if (skipped.contains(c.text())) passed.add(c.text());
                            else printed.append(type(page, shell, c));
                        }
                    }
                }
            }
        }
        return passed;
    }

    private void write(Page.Written w) throws IOException {
        Path file = w.file().startsWith("~/") ? home.resolve(w.file().substring(2)) : folder.resolve(w.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, w.text());
    }

    private static String type(Page page, Shell shell, Command command) {
        Shell.Said said = shell.type(command.text());
        assertThat(said.exit())
                .as(
                        "%s:%d: exit code of `%s`, which printed:%n%s",
                        page.name(), command.line(), command.text(), said.out())
                .isEqualTo(command.exit());
        return said.out();
    }

    private static void compare(Page page, Page.Printed wanted, String printed) {
        assertThat(Wanted.lacks(wanted.lines(), printed))
                .as("%s:%d: a line that the page shows, of what was printed:%n%s", page.name(), wanted.line(), printed)
                .isEmpty();
    }
}
