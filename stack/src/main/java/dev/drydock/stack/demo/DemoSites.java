package dev.drydock.stack.demo;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Part;
import dev.drydock.stack.part.Web;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Tail;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Each demo has a site of its own; the former ones are taken away, their runs stay to be looked at. */
final class DemoSites {
    private static final String PREFIX = "harbour-";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private DemoSites() {}

    static HarbourSite fresh(Stack stack, Api api) {
        Path folder = stack.dir().resolve("demo");
        int number = 1;
        for (Path old : olds(folder)) {
            String name = old.getFileName().toString();
            number = Math.max(number, Integer.parseInt(name.substring(PREFIX.length())) + 1);
            forget(api, old, name);
        }
        String name = PREFIX + number;
        HarbourSite site = HarbourSite.build(folder.resolve(name), name, stack.freePort(), stack.secrets());
        Child web = stack.guest(site.web());
        Part.Ready ready = Web.ready(site.url());
        if (Await.until(LIMIT, () -> !web.alive() || ready.missing().isEmpty()) && web.alive()) return site;
        throw new Trouble(
                "the demo's web server did not start:\n" + Tail.of(site.dir().resolve("web.log"), 10));
    }

    // with a run still open the site keeps its folder: somebody may want to mend it
    private static void forget(Api api, Path old, String name) {
        if (open(api, name)) return;
        api.delete(Api.path("sites", name)); // refused where there is a history: then its name stays
        Path site = old.resolve("site");
        if (Files.exists(site.resolve("bin/harbour"))) Tool.run(List.of("bin/harbour", "clerk-stop"), site);
        // an empty folder keeps its number from being used again
        for (Path p : list(old)) Tool.delete(p);
    }

    private static boolean open(Api api, String name) {
        Reply reply = api.get(Api.path("sites", name));
        return reply instanceof Reply.Good good && good.body().matches("(?s).*\"run\"\\s*:\\s*\\{.*");
    }

    private static List<Path> olds(Path folder) {
        return list(folder).stream()
                .filter(p -> p.getFileName().toString().matches(PREFIX + "\\d{1,6}"))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var all = Files.list(folder)) {
                return new ArrayList<>(all.toList());
            }
        } catch (IOException e) {
            throw new Trouble("cannot read " + folder + ": " + e, e);
        }
    }
}
