package dev.drydock.bench;

import dev.drydock.bench.api.Asking;
import dev.drydock.bench.audit.Reading;
import dev.drydock.bench.console.Seen;
import dev.drydock.bench.console.Watching;
import dev.drydock.bench.floor.Floor;
import dev.drydock.bench.floor.Sizes;
import dev.drydock.bench.volume.Volume;
import dev.drydock.cli.api.Json;
import dev.drydock.stack.Home;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;

/** Measures Drydock and the floor in turn, on one broker and one database. */
public final class Main {
    private Main() {}

    /** @param args a folder for the stack, then {@code --quick}, {@code --json} and names of measurements */
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset(); // the broker's clients complain of what is waited for here
        List<String> words = List.of(args).subList(1, args.length);
        try {
            if (words.contains("volume")) {
                volume(Path.of(args[0]), words);
                return;
            }
            if (words.contains("release")) {
                System.out.println(Heard.measure(Path.of(args[0]), words.contains("--quick")));
                return;
            }
            if (words.contains("api")) {
                api(Path.of(args[0]), words);
                return;
            }
            if (words.contains("console")) {
                console(Path.of(args[0]), words);
                return;
            }
            if (words.contains("audit")) {
                audit(Path.of(args[0]), words);
                return;
            }
            Report report = report(Path.of(args[0]), words);
            report.save(Home.find().top().resolve("bench/target/bench.json"));
            System.out.println(words.contains("--json") ? Json.write(report) : report.text());
            System.exit(report.good() ? 0 : 1);
        } catch (Trouble t) {
            System.err.println("drydock: " + t.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void api(Path dir, List<String> words) throws Exception {
        Asking.Line line = Asking.measure(dir, words.contains("--quick"));
        System.out.print(words.contains("--json") ? Json.write(line) + "\n" : line.text());
        System.exit(line.reached() ? 0 : 1);
    }

    private static void console(Path dir, List<String> words) throws Exception {
        Seen seen = Watching.measure(dir, words.contains("--quick"));
        System.out.print(words.contains("--json") ? Json.write(seen) + "\n" : seen.text());
        System.exit(seen.reached() ? 0 : 1);
    }

    private static void audit(Path dir, List<String> words) throws Exception {
        Reading.Line line = Reading.measure(dir, words.contains("--quick"));
        System.out.print(words.contains("--json") ? Json.write(line) + "\n" : line.text());
        System.exit(line.reached() ? 0 : 1);
    }

    private static void volume(Path dir, List<String> words) throws Exception {
        Machine machine = Machine.of(Home.find().top(), Clock.systemUTC());
        List<Volume.Line> lines = Volume.measure(dir, words.contains("--quick"), kinds(words));
        String json = Json.write(Map.of("machine", machine, "lines", lines));
        Files.writeString(Home.find().top().resolve("bench/target/volume.json"), json + "\n");
        System.out.println(words.contains("--json") ? json : Volume.text(lines));
        System.exit(lines.stream().allMatch(Volume.Line::good) ? 0 : 1);
    }

    private static List<String> kinds(List<String> words) {
        List<String> some = Volume.KINDS.stream().filter(words::contains).toList();
        return some.isEmpty() ? Volume.KINDS : some;
    }

    private static Report report(Path dir, List<String> words) throws Exception {
        long begin = System.nanoTime();
        Machine machine = Machine.of(Home.find().top(), Clock.systemUTC());
        boolean quick = words.contains("--quick");
        say("the stack as it is…");
        Idle idle = Idle.of(dir);
        say("the stack with participants that do nothing…");
        try (Stack stack = Stack.start(dir, options())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            Rounds rounds = new Rounds(quick ? Scale.QUICK : Scale.FULL, begin, Measure.named(words));
            Sizes sizes = measure(stack, rounds);
            double seconds = Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
            return new Report(machine, quick, seconds, rounds.done(), idle, sizes, rounds.rows());
        }
    }

    /** Without the audit service, which nothing else here has beside it; what that one does is measured alone. */
    private static Options options() {
        return Options.free().with(Service.WORKING.toArray(Service[]::new)).withStandIn("bench");
    }

    private static Sizes measure(Stack stack, Rounds rounds) throws Exception {
        Callable<Connection> database =
                () -> DriverManager.getConnection(stack.jdbcUrl(), Postgres.USER, stack.postgresPassword());
        try (Connection c = database.call()) {
            History history = new History(c);
            try (Product product = new Product(stack, history)) {
                say("warming up…");
                product.addSites(rounds.scale().streams());
                rounds.warm(product);
                Sizes sizes = history.sizes();
                try (Floor floor = new Floor(stack.kafka(), database, sizes)) {
                    rounds.warm(floor);
                    rounds.run(product, floor);
                }
                return sizes;
            }
        }
    }

    static void say(String what) {
        System.err.println("bench: " + what);
    }
}
