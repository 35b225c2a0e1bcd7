package dev.drydock.stack;

import dev.drydock.stack.part.Part;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.process.Await;
import dev.drydock.stack.process.Child;
import dev.drydock.stack.process.Signal;
import dev.drydock.stack.process.Spawn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The real thing on one machine: broker, database and services as processes of their own, which live on when the one who
 * started them ends. Parts are named {@code kafka}, {@code postgres} and as the services.
 */
public final class Stack implements AutoCloseable {
    private static final Duration MIGRATES = Duration.ofSeconds(120);

    private final Home home;
    private final Data data;
    private final Options options;
    private final List<String> started = new ArrayList<>();
    private State state;
    private Parts parts;

    private Stack(Home home, Data data, Options options) {
        this.home = home;
        this.data = data;
        this.options = options;
    }

    /** Starts what of the stack does not run yet, and returns when all of it answers. */
    public static Stack start(Path dir, Options options) {
        Data data = Data.open(dir);
        try (Lock ignored = Lock.take(data)) {
            Stack stack = new Stack(Home.find(), data, options);
            stack.up();
            return stack;
        }
    }

    /** Ends what of the stack in {@code dir} runs, whoever started it. */
    public static Down down(Path dir) {
        if (!Files.exists(new Data(dir.toAbsolutePath()).state())) return new Down(List.of(), List.of());
        Data data = Data.open(dir);
        try (Lock ignored = Lock.take(data)) {
            State state = State.load(data);
            List<String> running = state.children().keySet().stream()
                    .filter(state::alive)
                    .sorted()
                    .toList();
            return new Down(running, Stopper.stop(state.children()));
        }
    }

    /** @param killed those of {@code ended} that did not listen */
    public record Down(List<String> ended, List<String> killed) {}

    private void up() {
        Keys.ensure(data, new java.security.SecureRandom());
        State before = State.load(data);
        List<String> running =
                before.children().keySet().stream().filter(before::alive).toList();
        Ports ports = Ports.choose(options, before.ports(), java.util.Set.copyOf(running));
        parts = new Parts(home, data, ports, options);
        String cluster = before.cluster().isEmpty()
                ? org.apache.kafka.common.Uuid.randomUuid().toString()
                : before.cluster();
        state = new State(parts.url(Replica.first(Service.ORCHESTRATOR)), cluster, ports.of(), before.children());
        names().stream().filter(n -> !state.alive(n)).forEach(ports::mustBeFree);
        if (!state.alive("kafka")) ports.mustBeFree("controller");
        state.save(data);
        try {
            launch();
        } catch (RuntimeException e) {
            Map<String, Child> ours = new LinkedHashMap<>(state.children());
            ours.keySet().retainAll(started);
            Stopper.stop(ours);
            throw e;
        }
    }

    // the services need the database at once, but bear a broker that comes later
    private void launch() {
        CompletableFuture<Void> broker = async("kafka");
        CompletableFuture<Void> database = async("postgres");
        List<CompletableFuture<Void>> all = new ArrayList<>(List.of(broker, database));
        for (Service s : options.services()) all.add(database.thenCompose(ready -> async(s.word())));
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : e;
        }
    }

    private CompletableFuture<Void> async(String name) {
        return CompletableFuture.runAsync(
                () -> ensure(name),
                task -> Thread.ofVirtual().name("start-" + name).start(task));
    }

    private void ensure(String name) {
        Part part = part(name);
        if (!state.alive(name)) {
            if (name.equals("kafka")) parts.broker().prepare(state.cluster());
            if (name.equals("postgres")) parts.postgres().prepare(data.postgresPassword());
            remember(part.spawn().start());
        }
        Starter.await(part, child(name));
    }

    private synchronized void remember(Child child) {
        started.add(child.name());
        state = state.with(child);
        state.save(data);
    }

    private Part part(String name) {
        return switch (name) {
            case "kafka" -> parts.brokerPart();
            case "postgres" -> parts.postgresPart();
            default -> parts.service(Replica.named(name));
        };
    }

    /** As it was started last. */
    public Child process(String name) {
        return child(name);
    }

    private synchronized Child child(String name) {
        Child child = state.children().get(name);
        if (child == null) throw new IllegalArgumentException("no part " + name + " was started in " + data.dir());
        return child;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("kafka", "postgres"));
        options.services().forEach(s -> names.add(s.word()));
        return names;
    }

    /**
     * Starts one more process of a service, with a port and a replica's name of its own, on the same database and the same
     * store; returns its name when it answers.
     */
    public String add(Service service) {
        String name = further(service);
        ensure(name);
        return name;
    }

    private synchronized String further(Service service) {
        Replica replica = Replica.first(service).next();
        while (state.children().containsKey(replica.name())) replica = replica.next();
        Ports more = new Ports(state.ports()).with(replica.name());
        parts = new Parts(home, data, more, options);
        state = state.with(more);
        state.save(data);
        return replica.name();
    }

    public void end(String name) {
        Stopper.stop(Map.of(name, child(name)));
    }

    /** At once, as by a power cut; returns when it is dead. */
    public void kill9(String name) {
        Child child = child(name);
        child.send(Signal.KILL);
        if (!Await.until(Stopper.LIMIT, () -> !child.alive())) throw new Trouble(name + " survived SIGKILL");
    }

    /** Freezes it: it neither works nor lets go of anything. */
    public void stop(String name) {
        child(name).send(Signal.STOP);
    }

    public void cont(String name) {
        child(name).send(Signal.CONT);
    }

    /** Starts it again, ended cleanly before where it still lives; returns when it answers. */
    public void restart(String name) {
        Stopper.stop(Map.of(name, child(name)));
        ensure(name);
    }

    /** As {@link #restart}, without waiting until it answers. */
    public void launch(String name) {
        remember(part(name).spawn().start());
    }

    /** Returns when it answers; one that ends meanwhile is trouble at once. */
    public void await(String name) {
        Starter.await(part(name), child(name));
    }

    /** Something beside the stack that ends with it. One of the same name is ended first. */
    public Child guest(Spawn spawn) {
        Child old = state.children().get(spawn.name());
        if (old != null) Stopper.stop(Map.of(spawn.name(), old));
        remember(spawn.start());
        return child(spawn.name());
    }

    /** Makes a service's tables where they are not, and starts nothing else of it; returns when that is done. */
    public void migrate(Service service) {
        String name = "tables-" + service.word();
        Child child = parts.migration(service, name).start();
        if (!Await.until(MIGRATES, () -> !child.alive())) {
            child.send(Signal.KILL);
            throw new Trouble("the tables of " + service.word() + " are not made after " + MIGRATES.toSeconds()
                    + " s; its log: " + data.log(name));
        }
    }

    /** For something beside the stack. */
    public int freePort() {
        return Ports.free();
    }

    public boolean alive(String name) {
        return child(name).alive();
    }

    public String url() {
        return url(Service.ORCHESTRATOR);
    }

    public String url(Service service) {
        return url(service.word());
    }

    public String url(String name) {
        return parts.url(Replica.named(name));
    }

    public Path dir() {
        return data.dir();
    }

    public Path tokenFile() {
        return data.token();
    }

    public Path log(String name) {
        return data.log(name);
    }

    public Path secrets() {
        return data.secrets();
    }

    public String token() {
        try {
            return Files.readString(data.token()).strip();
        } catch (IOException e) {
            throw new Trouble("cannot read " + data.token(), e);
        }
    }

    public Postgres postgres() {
        return parts.postgres();
    }

    /** With user {@link Postgres#USER} and {@link #postgresPassword()}. */
    public String jdbcUrl() {
        return parts.postgres().jdbcUrl();
    }

    public String postgresPassword() {
        return parts.postgres().password();
    }

    public String kafka() {
        return parts.broker().bootstrap();
    }

    /** What a service of that name gets, for a program that takes its place. */
    public Map<String, String> environment(Service service) {
        return parts.environment(Replica.first(service));
    }

    /** Bytes in memory by part. */
    public Map<String, Long> memory() {
        Map<String, Long> all = new LinkedHashMap<>();
        names().forEach(n -> all.put(n, child(n).memory()));
        return all;
    }

    /** What this call started; the rest was already up. */
    public List<String> started() {
        return List.copyOf(started);
    }

    /** Ends all of it, cleanly. */
    @Override
    public void close() {
        Stopper.stop(state.children());
    }
}
