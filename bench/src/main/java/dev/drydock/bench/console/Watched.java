package dev.drydock.bench.console;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Target;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A site whose upgrade prints the time, five lines a second, for as long as its recipe says. */
final class Watched {
    private static final String RECIPE =
            """
            recipe: watched
            source: { git: { stable: "v*" } }
            root: { marker: VERSION }
            doors: { close: touch closed, open: rm closed, by-hand: rm -f closed, mark: [ closed ] }
            version: cat VERSION
            steps:
              - checkout
              - run: 'for i in $(seq %d); do date +%%s%%3N; sleep 0.2; done'
            """;
    private static final String REPOSITORY =
            """
            git init -q
            printf 'closed\\n' >.gitignore
            for v in 1.0.0 1.1.0; do
                echo "$v" >VERSION
                git add .
                git -c user.name=b -c user.email=b commit -qm "$v"
                git tag "v$v"
            done
            git clone -q --bare . ../remote
            git remote add origin ../remote
            git checkout -q v1.0.0
            """;

    private record Begun(String id) {}

    private record Made(String token) {}

    private final Stack stack;
    private final Api api;

    Watched(Stack stack) {
        this.stack = stack;
        this.api = new Api(new Target(URI.create(stack.url()), Optional.of(stack.token()), "the stack"));
    }

    /** @param seconds its step takes so long */
    void site(Path folder, int seconds) throws Exception {
        Path root = Files.createDirectories(folder.resolve("site"));
        Process git = new ProcessBuilder("sh", "-ec", REPOSITORY)
                .directory(root.toFile())
                .inheritIO()
                .start();
        if (git.waitFor() != 0) throw new Trouble("the bench's site could not be made");
        yaml("recipes", RECIPE.formatted(5 * seconds));
        yaml("sites", "name: watched\nrecipe: watched\nroot: %s\njobs: %s\n".formatted(root, folder.resolve("jobs")));
    }

    private void yaml(String path, String text) {
        good(api.postYaml(Api.path(path), text.getBytes(StandardCharsets.UTF_8)));
    }

    String begin() {
        return good(api.post(Api.path("sites", "watched", "runs"), Map.of("kind", "upgrade", "to", "v1.1.0")))
                .as(Begun.class)
                .id();
    }

    String token(String name) {
        return good(api.post(Api.path("tokens"), Map.of("name", name, "role", "viewer")))
                .as(Made.class)
                .token();
    }

    URI at(String path) {
        return URI.create(stack.url() + path);
    }

    private static Reply.Good good(Reply reply) {
        return switch (reply) {
            case Reply.Good g -> g;
            case Reply.Bad b -> throw new Trouble("Drydock answered: " + b.json());
        };
    }
}
