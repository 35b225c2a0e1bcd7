package dev.drydock.stack;

import dev.drydock.stack.process.Proc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Which part listens where, by name; the broker's second port is {@code controller}. */
public record Ports(Map<String, Integer> of) {
    static final int DEFAULT = 7070;
    private static final String KAFKA = "kafka";
    private static final String POSTGRES = "postgres";
    private static final String CONTROLLER = "controller";

    public Ports {
        of = Map.copyOf(of);
    }

    int get(String name) {
        return of.get(name);
    }

    int get(Service service) {
        return of.get(service.word());
    }

    /** Anything free for one more. */
    Ports with(String name) {
        Map<String, Integer> more = new LinkedHashMap<>(of);
        more.put(name, free());
        return new Ports(more);
    }

    /** @param before the ports of the last time; empty at first */
    static Ports choose(Options options, Map<String, Integer> before, Set<String> running) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        Free free = new Free(new Random());
        for (Service s : Service.values()) chosen.put(s.word(), service(s, options, before, free));
        options.kafkaPort().ifPresent(p -> chosen.put(KAFKA, p));
        options.postgresPort().ifPresent(p -> chosen.put(POSTGRES, p));
        for (String name : new String[] {KAFKA, POSTGRES, CONTROLLER})
            chosen.computeIfAbsent(name, n -> unseen(n, before, running, free));
        before.forEach((name, port) -> {
            if (running.contains(name)) chosen.put(name, port);
        });
        if (running.contains(KAFKA)) chosen.put(CONTROLLER, before.get(CONTROLLER));
        return new Ports(chosen);
    }

    private static int service(Service s, Options options, Map<String, Integer> before, Free free) {
        if (options.port().isEmpty() && before.containsKey(s.word())) return before.get(s.word());
        int base = options.port().orElse(DEFAULT);
        return base == 0 ? before.getOrDefault(s.word(), free.next()) : base + s.ordinal();
    }

    // nobody chose these: where another program has taken one meanwhile, any other will do
    private static int unseen(String name, Map<String, Integer> before, Set<String> running, Free free) {
        Integer old = before.get(name);
        return old != null && (running.contains(name) || isFree(old)) ? old : free.next();
    }

    void mustBeFree(String name) {
        int port = get(name);
        if (isFree(port)) return;
        throw new Trouble("port " + port + " for " + name + " is busy: "
                + Proc.listener(port).orElse("some other program") + " listens there. Nothing of " + name
                + " was started. End that program, or choose another port with " + option(name));
    }

    private static String option(String name) {
        if (Service.is(name)) return "--port (DRYDOCK_PORT): the services use six in a row from there";
        return name.equals(CONTROLLER) ? "--kafka-port" : "--" + name + "-port";
    }

    static boolean isFree(int port) {
        try (ServerSocket s = new ServerSocket()) {
            s.setReuseAddress(true);
            s.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    public static int free() {
        return new Free(new Random()).next();
    }

    /** Below the range from which the kernel takes outgoing ports: a restarted part finds its own free again. */
    private static final class Free {
        private final Random random;
        private final Set<Integer> given = new HashSet<>();

        Free(Random random) {
            this.random = random;
        }

        int next() {
            for (int i = 0; i < 500; i++) {
                int port = random.nextInt(15_000, 32_000);
                if (isFree(port) && given.add(port)) return port;
            }
            throw new Trouble("no free port found between 15000 and 32000 on 127.0.0.1");
        }
    }
}
