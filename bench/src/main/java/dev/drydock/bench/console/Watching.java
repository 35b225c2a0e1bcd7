package dev.drydock.bench.console;

import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.process.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person at the console waits for, and what it costs when fifty look at one run; the stack as it ships. */
public final class Watching {
    private static final int SITES = 10_000;
    private static final int WATCHERS = 50;
    private static final int EACH_TOKEN = 20;
    private static final String MANY =
            """
            insert into orchestrator.site (name, recipe, yaml, version_name, version_commit)
            select 'many-' || n, recipe, replace(yaml, 'watched', 'many-' || n), version_name, version_commit
            from orchestrator.site s, generate_series(1, %d) n where s.name = 'watched'""";
    private static final Pattern MOMENT = Pattern.compile("\\b1[0-9]{12}\\b");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    private final Stack stack;
    private final Watched watched;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<String> refused = new AtomicReference<>("nobody");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Watching(Stack stack) {
        this.stack = stack;
        this.watched = new Watched(stack);
    }

    public static Seen measure(Path dir, boolean quick) throws Exception {
        try (Stack stack = Stack.start(dir.resolve("stack"), Options.free())) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            return new Watching(stack).measure(dir.resolve("watched"), quick ? 10 : 40, quick ? 20 : 200);
        }
    }

    private Seen measure(Path folder, int seconds, int pages) throws Exception {
        watched.site(folder, 2 * seconds + 10);
        many();
        pages(pages, "/", "/?name=many-77");
        List<Double> page = pages(pages, "/", "/?name=many-77");
        Live live = live(seconds);
        return new Seen(
                firstView(),
                SITES,
                at(page, 0.5),
                at(page, 0.99),
                live.delays().size(),
                at(live.delays(), 0.5),
                at(live.delays(), 0.99),
                WATCHERS,
                live.alone(),
                live.watched());
    }

    private void many() throws SQLException {
        try (Connection c = DriverManager.getConnection(stack.jdbcUrl(), Postgres.USER, stack.postgresPassword())) {
            c.createStatement().execute(MANY.formatted(SITES));
            c.createStatement().execute("analyze orchestrator.site");
        }
    }

    private long firstView() throws Exception {
        String page = text("/");
        Stream<String> assets =
                ASSET.matcher(page).results().map(r -> r.group(1)).distinct();
        long all = page.getBytes(StandardCharsets.UTF_8).length;
        for (String asset : assets.toList()) all += text(asset).getBytes(StandardCharsets.UTF_8).length;
        return all;
    }

    /** Milliseconds, sorted. */
    private List<Double> pages(int times, String... paths) throws Exception {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (String path : paths) {
                long begin = System.nanoTime();
                text(path);
                taken.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return taken.stream().sorted().toList();
    }

    private String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(get(path, stack.token(), "text/html"), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new Trouble(path + " answered " + answer.statusCode());
        return answer.body();
    }

    private HttpRequest get(String path, String token, String accept) {
        return HttpRequest.newBuilder(watched.at(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept)
                .build();
    }

    /**
     * @param delays milliseconds from a line's printing until it is here, of a watcher of its own, sorted
     * @param alone the orchestrator's processor time a second, of one core
     * @param watched the same with all watchers
     */
    private record Live(List<Double> delays, double alone, double watched) {}

    private Live live(int seconds) throws Exception {
        List<Double> delays = Collections.synchronizedList(new ArrayList<>());
        String run = watched.begin();
        CountDownLatch first = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(() -> read(run, stack.token(), line -> {
                    Matcher moment = MOMENT.matcher(line);
                    if (!line.contains("\"lines\"") || !moment.find()) return;
                    first.countDown();
                    delays.add((double) System.currentTimeMillis() - Long.parseLong(moment.group()));
                }));
        await(first, "the run printed nothing");
        double alone = cores(seconds);
        CountDownLatch seeing = new CountDownLatch(WATCHERS);
        String token = "";
        for (int i = 0; i < WATCHERS; i++) {
            if (i % EACH_TOKEN == 0) token = watched.token("watchers-" + i);
            String each = token;
            CountDownLatch begun = new CountDownLatch(1);
            Thread.ofVirtual()
                    .start(() -> read(run, each, line -> {
                        if (begun.getCount() == 0) return;
                        begun.countDown();
                        seeing.countDown();
                    }));
        }
        await(seeing, "not all could watch");
        int before = sorted(delays).size();
        double all = cores(seconds);
        if (open.get() < WATCHERS + 1 || sorted(delays).size() == before)
            throw new Trouble(open.get() + " watch at the end, or the run ended before they had seen enough");
        return new Live(sorted(delays), alone, all);
    }

    private void await(CountDownLatch latch, String otherwise) throws InterruptedException {
        if (latch.await(60, TimeUnit.SECONDS)) return;
        throw new Trouble(otherwise + " within a minute: " + open.get() + " watch; refused last: " + refused.get());
    }

    private static List<Double> sorted(List<Double> delays) {
        synchronized (delays) {
            return delays.stream().sorted().toList();
        }
    }

    private interface Reading {
        void line(String line);
    }

    private void read(String run, String token, Reading reading) {
        try {
            var answer =
                    http.send(get("/runs/" + run + "/live", token, "text/event-stream"), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                refused.set(
                        answer.statusCode() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
                return;
            }
            open.incrementAndGet();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) reading.line(line);
            } finally {
                open.decrementAndGet();
            }
        } catch (IOException e) {
            // it is not open any more, which is counted
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Of the orchestrator, for so long. */
    private double cores(int seconds) {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos()); // who has only just come is shown all at once
        Duration before = used();
        long begin = System.nanoTime();
        Await.until(Duration.ofSeconds(seconds), () -> false);
        return (used().toNanos() - before.toNanos()) / (double) (System.nanoTime() - begin);
    }

    private Duration used() {
        return ProcessHandle.of(stack.process("orchestrator").pid())
                .flatMap(p -> p.info().totalCpuDuration())
                .orElseThrow(() -> new Trouble("the orchestrator is not there any more"));
    }

    private static double at(List<Double> sorted, double share) {
        if (sorted.isEmpty()) throw new Trouble("nothing came of what was watched");
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
