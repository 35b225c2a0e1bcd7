package dev.drydock.participant.job;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What can be done on a site: read, run a job, pipe, stop. Each is one fixed script, given to the host's own shell. */
public final class Jobs {
    private static final Duration FOR_EVER = Duration.ofDays(3650);
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String NOWHERE = "the order does not say where the site's folder for jobs is";
    private static final int ATTEMPTS = 8;
    private static final int AGAIN = 3;
    private static final int UNREACHABLE = 255;
    private static final int TOO_MUCH = 125;

    private final Host host;
    private final Place place;
    private final Map<String, byte[]> secrets;
    private final Masking masking;

    public Jobs(Host host, Place place, Map<String, byte[]> secrets) {
        this.host = host;
        this.place = place;
        this.secrets = Map.copyOf(secrets);
        this.masking = new Masking(secrets.values());
    }

    /** Where the site file names no folder for jobs: the one that this host has for them. */
    public Optional<String> folder() {
        Output out = whole(List.of("/", "sh", "-c", Scripts.FOLDER, "drydock", place.site()), SOON);
        return out.ok() ? Optional.of(out.text()) : Optional.empty();
    }

    public Output read(Read read) {
        Map<String, String> environment = new HashMap<>(place.parameters());
        environment.putAll(read.environment());
        List<String> arguments = new ArrayList<>(List.of(place.root()));
        arguments.addAll(Names.pairs(environment));
        long seconds = Math.max(1, read.limit().toSeconds());
        arguments.addAll(List.of("timeout", "-k", "2", String.valueOf(seconds)));
        arguments.addAll(read.argv());
        Output out = whole(arguments, read.limit().plusSeconds(5));
        String errors =
                out.exit() == Host.Running.LOST ? "the connection to the site broke before all had come" : out.errors();
        return new Output(exit(out.exit()), out.bytes(), masking.mask(errors));
    }

    private Output whole(List<String> arguments, Duration limit) {
        List<String> argv = script(Scripts.READ, arguments);
        return again(
                () -> framed(execOnce(argv, limit, said -> Framed.whole(said).isPresent())));
    }

    /** A part is never taken for the whole. */
    private static Output framed(Output out) {
        Optional<byte[]> whole = Framed.whole(out.bytes());
        if (whole.isPresent()) return new Output(out.exit(), whole.get(), out.errors());
        if (out.bytes().length == Exec.MOST) {
            return new Output(TOO_MUCH, new byte[0], "it said more than " + (Exec.MOST >> 20) + " MiB");
        }
        boolean ended = out.exit() == 0 || out.exit() > 0 && Framed.begun(out.bytes());
        return new Output(ended ? Host.Running.LOST : out.exit(), new byte[0], out.errors());
    }

    private static int exit(int code) {
        return code == 124 ? -1 : code == Host.Running.LOST ? UNREACHABLE : code;
    }

    private static List<String> script(String text, List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", text, "drydock"));
        argv.addAll(arguments);
        return argv;
    }

    /** Only what may run twice: where the connection breaks, it does. */
    private Output exec(List<String> argv, Duration limit) {
        return again(() -> execOnce(argv, limit, said -> false));
    }

    private static Output again(Supplier<Output> once) {
        Output out = once.get();
        for (int i = 0; out.exit() == Host.Running.LOST && i < AGAIN; i++) out = once.get();
        return out;
    }

    private Output execOnce(List<String> argv, Duration limit, Predicate<byte[]> whole) {
        try (Exec exec = Exec.start(host, argv)) {
            exec.in().close();
            return exec.output(limit, whole);
        } catch (Host.Unreachable e) {
            return new Output(UNREACHABLE, new byte[0], e.getMessage());
        } catch (IOException e) {
            return new Output(127, new byte[0], String.valueOf(e.getMessage()));
        }
    }

    /** @param begunBefore then it is never started, only attached to */
    public Ending job(OrderId order, Job job, boolean begunBefore, Consumer<String> lines) {
        String name = order.fileName();
        if (place.jobs().isEmpty()) return new Ending.Refused(NOWHERE);
        if (begunBefore) return attach(name, lines);
        List<String> arguments = List.of(
                place.jobs(),
                name,
                String.valueOf(order.attempt()),
                order.toString(),
                String.valueOf(job.limitSeconds()),
                job.leavesProcesses() ? "1" : "0",
                Scripts.WRAPPER);
        byte[] parcel = Parcel.of(place, job, place.jobs() + "/" + name, secrets);
        Ending ending = follow(script(Scripts.START, arguments), parcel, lines, Ending.Refused::new);
        return lost(ending) ? attach(name, lines) : ending;
    }

    /** The script that follows may die while the job lives: then it is begun again, a few times, ever slower. */
    private Ending attach(String name, Consumer<String> lines) {
        List<String> argv = script(Scripts.ATTACH, List.of(place.jobs(), name));
        Ending ending = follow(argv, new byte[0], lines, Jobs::unseen);
        for (int i = 0; lost(ending) && i < ATTEMPTS && !Thread.currentThread().isInterrupted(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50L << i).toNanos());
            ending = follow(argv, new byte[0], lines, Jobs::unseen);
        }
        return lost(ending)
                ? new Ending.Interrupted("whoever followed it on the site was ended each time", "")
                : ending;
    }

    private static Ending unseen(String reason) {
        return new Ending.Interrupted(reason, "");
    }

    private static boolean lost(Ending ending) {
        return ending instanceof Ending.Interrupted i && i.reason().isEmpty();
    }

    /** @param unreachable what it means that nothing could be sent */
    private Ending follow(
            List<String> argv, byte[] input, Consumer<String> lines, Function<String, Ending> unreachable) {
        try (Exec exec = Exec.start(host, argv)) {
            CompletableFuture<String> errors = exec.errors();
            try (OutputStream in = exec.in()) {
                in.write(input);
            } catch (IOException e) {
                // it wanted no more of it, and says why
            }
            String output = new Lines(masking, lines).read(exec.out());
            return Endings.of(Verdict.of(errors.join()).masked(masking), output);
        } catch (Host.Unreachable e) {
            return unreachable.apply(e.getMessage());
        } catch (IOException e) {
            return new Ending.Interrupted("the connection to the site broke: " + e.getMessage(), "");
        }
    }

    /** @param begunBefore then it is not begun again: nobody can attach to a pipe */
    public <T> Piped<T> pipe(OrderId order, Pipe pipe, boolean begunBefore, Pipe.Body<T> body) {
        if (place.jobs().isEmpty()) return new Piped.Refused<>(NOWHERE);
        if (begunBefore) return new Piped.Broken<>("it had been begun by a worker that is gone");
        Map<String, String> environment = new HashMap<>(place.parameters());
        environment.putAll(pipe.environment());
        List<String> arguments = new ArrayList<>(List.of(
                place.jobs(), order.fileName(), String.valueOf(order.attempt()), order.toString(), place.root()));
        arguments.addAll(Names.pairs(environment));
        arguments.addAll(List.of("sh", "-c", pipe.script(), "drydock"));
        arguments.addAll(pipe.arguments());
        try (Exec exec = Exec.start(host, script(Scripts.PIPE, arguments))) {
            CompletableFuture<String> errors = exec.errors();
            T value;
            try (OutputStream in = exec.in()) {
                value = body.run(exec.out(), in);
            } catch (IOException | RuntimeException e) {
                exec.end();
                // a connection that is kept for others does not end it by going away
                execOnce(
                        script(Scripts.BREAK, List.of(place.jobs(), order.fileName(), order.toString())),
                        SOON,
                        s -> false);
                if (e instanceof RuntimeException unexpected) throw unexpected;
                return Endings.broken(
                        Verdict.of(errors.join()).masked(masking), masking.mask(String.valueOf(e.getMessage())));
            }
            exec.out().transferTo(OutputStream.nullOutputStream());
            return Endings.over(Verdict.of(errors.join()).masked(masking), value);
        } catch (Host.Unreachable e) {
            return new Piped.Refused<>(e.getMessage());
        } catch (IOException e) {
            return new Piped.Broken<>("the connection to the site broke: " + e.getMessage());
        }
    }

    /** @param stop the order that asks for it: its epoch is the site's from now on */
    public Halt stop(OrderId stop, OrderId target) {
        if (place.jobs().isEmpty()) return new Halt.Failed(NOWHERE);
        List<String> arguments =
                List.of(place.jobs(), target.fileName(), String.valueOf(stop.attempt()), target.toString());
        Verdict v = Verdict.of(exec(script(Scripts.STOP, arguments), FOR_EVER).errors())
                .masked(masking);
        return switch (v.word()) {
            case "never" -> new Halt.NeverBegan();
            case "ended" -> new Halt.Ended();
            case "killed" -> new Halt.Killed();
            case "failed" -> new Halt.Failed(v.rest());
            default -> new Halt.Failed("the site did not say whether anything lives: " + v.before());
        };
    }
}
