package dev.drydock.bench.api;

import dev.drydock.stack.Options;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** How fast the HTTP API answers: one run at a steady rate, and a page of the list with few and with many runs. */
public final class Asking {
    private static final int PER_SECOND = 300;
    private static final double AIM_MS = 50;
    private static final double AIM_RATIO = 1.2;
    private static final int FEW = 100;
    private static final int PAGE = 50;
    private static final int TURNS = 5;

    private final Stack stack;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Asking(Stack stack) {
        this.stack = stack;
    }

    /**
     * @param p50 milliseconds of a GET of one run
     * @param few milliseconds of a page of the list with few runs, the median
     * @param many the same with many
     */
    public record Line(int asked, double p50, double p99, int runs, double few, double many, double ratio) {
        public boolean reached() {
            return p99 < AIM_MS && ratio <= AIM_RATIO;
        }

        public String text() {
            return String.format(
                    Locale.ROOT,
                    "GET of a run at %d a second (ms): p50 %.1f, p99 %.1f, of %d; aim: p99 under %.0f: %s%n"
                            + "a page of %d runs (ms, median): %.1f with %d runs, %.1f with %d: ratio %.2f; aim: at most %.1f: %s%n",
                    PER_SECOND,
                    p50,
                    p99,
                    asked,
                    AIM_MS,
                    p99 < AIM_MS ? "reached" : "MISSED",
                    PAGE,
                    few,
                    FEW,
                    many,
                    runs,
                    ratio,
                    AIM_RATIO,
                    ratio <= AIM_RATIO ? "reached" : "MISSED");
        }
    }

    public static Line measure(Path dir, boolean quick) throws Exception {
        int seconds = quick ? 10 : 60;
        int many = quick ? 20_000 : 100_000;
        try (Stack stack = Stack.start(dir, Options.free().withStandIn("bench"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            Asking asking = new Asking(stack);
            ManyRuns runs = new ManyRuns(stack);
            String one = runs.first();
            runs.upTo(FEW);
            asking.pages(100);
            double few = asking.pages(200);
            runs.upTo(many);
            asking.pages(100);
            double much = asking.pages(200);
            asking.steadily(one, 5);
            List<Double> each = asking.steadily(one, seconds);
            return new Line(each.size(), at(each, 0.5), at(each, 0.99), many, few, much, much / few);
        }
    }

    /** The median of a page's time, of the filters by turns: all, of a site, in a state. */
    private double pages(int times) throws IOException, InterruptedException {
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < times / TURNS; i++) {
            for (String query : List.of("", "&site=many-1", "&state=succeeded", "&kind=backup", "&open=false")) {
                long begin = System.nanoTime();
                good(http.send(get("runs?limit=" + PAGE + query), BodyHandlers.ofString()));
                taken.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return at(taken.stream().sorted().toList(), 0.5);
    }

    /** Each is sent when its time has come, whether those before it are answered or not: a slow answer hides none. */
    private List<Double> steadily(String run, int seconds) throws InterruptedException, ExecutionException {
        HttpRequest request = get("runs/" + run);
        long begin = System.nanoTime();
        List<CompletableFuture<Double>> all = new ArrayList<>();
        for (int i = 0; i < PER_SECOND * seconds; i++) {
            long due = begin + i * 1_000_000_000L / PER_SECOND;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                LockSupport.parkNanos(wait);
            all.add(http.sendAsync(request, BodyHandlers.ofString()).thenApply(r -> {
                good(r);
                return (System.nanoTime() - due) / 1e6;
            }));
        }
        List<Double> taken = new ArrayList<>();
        for (CompletableFuture<Double> one : all) taken.add(one.get());
        return taken.stream().sorted().toList();
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(stack.url() + "/api/v1/" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + stack.token())
                .build();
    }

    private static void good(HttpResponse<String> r) {
        if (r.statusCode() != 200) throw new Trouble("Drydock answered " + r.statusCode() + ": " + r.body());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
