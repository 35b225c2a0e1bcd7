package dev.drydock.stack.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.stack.Data;
import dev.drydock.stack.Service;
import dev.drydock.stack.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The services: what each says of itself, what waits for a person, and whether the sites' hosts can be reached. */
final class Running {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int REACH_MS = 3_000;
    private static final int MOST_HOSTS = 500;
    private static final double BACKUP_DAYS = 8;
    private static final double DRILL_DAYS = 31;
    private static final double HEAD_SECONDS = 600;
    private static final double DAY = 86_400;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final Data data;
    private final State state;

    private Running(Data data, State state) {
        this.data = data;
        this.state = state;
    }

    static List<Finding> look(Data data, State state) {
        Running running = new Running(data, state);
        List<Finding> all = new ArrayList<>();
        for (Service s : Service.ALL) all.addAll(running.health(s));
        all.addAll(running.runs());
        all.addAll(running.figures());
        all.addAll(running.sites());
        return all;
    }

    private String url(Service s) {
        return "http://127.0.0.1:" + state.ports().get(s.word());
    }

    private List<Finding> health(Service s) {
        try {
            return health(s.word(), JSON.readTree(get(url(s) + "/q/health", false)));
        } catch (IOException e) {
            return List.of(Finding.bad(s.word(), "does not answer: " + e.getMessage(), "./drydock up; see its log"));
        }
    }

    static List<Finding> health(String service, JsonNode health) {
        List<Finding> wrong = new ArrayList<>();
        for (JsonNode check : health.path("checks")) {
            if (check.path("status").asText().equals("UP")) continue;
            JsonNode told = check.path("data");
            wrong.add(Finding.bad(
                    service + ", " + check.path("name").asText(),
                    told.path("why").asText(told.toString()),
                    told.path("next").asText("see the log of " + service)));
        }
        return wrong.isEmpty() ? List.of(Finding.ok(service, "is well")) : wrong;
    }

    private List<Finding> runs() {
        try {
            return runs(JSON.readTree(get(url(Service.ORCHESTRATOR) + "/api/v1/status", true)));
        } catch (IOException e) {
            return List.of(Finding.bad("runs", "cannot be asked for: " + e.getMessage(), "./drydock status"));
        }
    }

    static List<Finding> runs(JsonNode status) {
        List<Finding> all = new ArrayList<>();
        for (JsonNode run : status.path("atRest")) {
            String what = "run " + run.path("run").asText() + " of "
                    + run.path("site").asText();
            String is = run.path("state").asText();
            String next = run.path("next").asText();
            all.add(is.equals("stuck") ? Finding.bad(what, is, next) : Finding.warn(what, is, next));
        }
        return all.isEmpty() ? List.of(Finding.ok("runs", "none is stuck or waits for a person")) : all;
    }

    private List<Finding> figures() {
        try {
            return figures(measured(get(url(Service.ORCHESTRATOR) + "/q/metrics", false)));
        } catch (IOException e) {
            return List.of(Finding.warn(
                    "figures", "are not told (" + e.getMessage() + ")", "DRYDOCK_METRICS_OPEN=true ./drydock up"));
        }
    }

    /** Those without labels. */
    static Map<String, Double> measured(String page) {
        Map<String, Double> all = new HashMap<>();
        page.lines().filter(l -> l.matches("drydock_[a-z_]+ [-+0-9.eE]+")).forEach(l -> {
            int blank = l.indexOf(' ');
            all.put(l.substring(0, blank), Double.parseDouble(l.substring(blank + 1)));
        });
        return all;
    }

    static List<Finding> figures(Map<String, Double> is) {
        List<Finding> all = new ArrayList<>();
        double without = is.getOrDefault("drydock_sites_without_backup", 0.0);
        double backup = is.getOrDefault("drydock_backup_oldest_age_seconds", 0.0) / DAY;
        double drill = is.getOrDefault("drydock_drill_oldest_age_seconds", 0.0) / DAY;
        double head = is.getOrDefault("drydock_head_age_seconds", 0.0);
        if (without > 0) {
            all.add(Finding.warn(
                    "backups",
                    (long) without + " site(s) have no verified backup",
                    "./drydock site list; ./drydock backup SITE"));
        }
        if (backup > BACKUP_DAYS) {
            all.add(Finding.warn(
                    "backups",
                    "a site's newest verified backup is " + (long) backup + " days old",
                    "./drydock site list; ./drydock backup SITE"));
        }
        if (drill > DRILL_DAYS) {
            all.add(Finding.warn(
                    "drills",
                    "a site's last drill is " + (long) drill + " days ago",
                    "./drydock backups SITE; ./drydock drill BACKUP"));
        }
        if (all.isEmpty()) all.add(Finding.ok("backups", "each site has a verified one, none is old"));
        all.add(
                head > HEAD_SECONDS
                        ? Finding.bad(
                                "record",
                                "no head was sent for " + (long) head + " s",
                                "docs/operations.md#drydockheadsstopped")
                        : Finding.ok("record", "the last head was sent " + (long) head + " s ago"));
        return all;
    }

    private List<Finding> sites() {
        try {
            JsonNode items = JSON.readTree(get(url(Service.ORCHESTRATOR) + "/api/v1/sites?limit=200", true))
                    .path("items");
            return reach(hosts(items));
        } catch (IOException e) {
            return List.of(Finding.bad("sites", "cannot be asked for: " + e.getMessage(), "./drydock site list"));
        }
    }

    /** Site → host and port, of those that are elsewhere and not behind another host. */
    static Map<String, InetSocketAddress> hosts(JsonNode sites) {
        Map<String, InetSocketAddress> hosts = new HashMap<>();
        for (JsonNode site : sites) {
            String at = site.path("at").asText("");
            var m = java.util.regex.Pattern.compile("(?:.*@)?([^@:\\s]+)(?::(\\d{1,5}))?")
                    .matcher(at);
            if (at.isEmpty() || at.equals("here") || at.contains(" ") || !m.matches() || hosts.size() >= MOST_HOSTS)
                continue;
            int port = m.group(2) == null ? 22 : Integer.parseInt(m.group(2));
            hosts.put(site.path("name").asText(), InetSocketAddress.createUnresolved(m.group(1), port));
        }
        return hosts;
    }

    private static List<Finding> reach(Map<String, InetSocketAddress> hosts) {
        if (hosts.isEmpty())
            return List.of(Finding.ok("sites", "none of them is on another host that is reached directly"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Stream<Finding>>> asked = hosts.entrySet().stream()
                    .map(h -> CompletableFuture.supplyAsync(() -> reach(h.getKey(), h.getValue()), threads))
                    .toList();
            List<Finding> away = asked.stream().flatMap(CompletableFuture::join).toList();
            return away.isEmpty() ? List.of(Finding.ok("sites", "the hosts of all " + hosts.size() + " answer")) : away;
        }
    }

    private static Stream<Finding> reach(String site, InetSocketAddress host) {
        try (Socket s = new Socket()) {
            s.connect(new InetSocketAddress(host.getHostString(), host.getPort()), REACH_MS);
            return Stream.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Stream.of(Finding.bad(
                    "site " + site,
                    host.getHostString() + ":" + host.getPort() + " cannot be reached: " + e.getMessage(),
                    "ssh -p " + host.getPort() + " " + host.getHostString() + " true; then ./drydock check " + site));
        }
    }

    private String get(String url, boolean token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        if (token)
            request.header(
                    "Authorization", "Bearer " + Files.readString(data.token()).strip());
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            // health says with 503 what is wrong
            boolean health = answer.statusCode() == 503 && url.contains("/q/health");
            if (answer.statusCode() == 200 || health) return answer.body();
            throw new IOException(url + " answers " + answer.statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
