package dev.drydock.cli.watch;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.EventReader.Sent;
import dev.drydock.cli.api.Json;
import dev.drydock.cli.api.Output;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.watch.Stream.Signal;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows a run until it rests, over as many connections as it takes. */
public final class Watcher {
    private final Api api;
    private final String id;
    private final View view;
    private final Pace pace;
    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(256);

    private Stream stream; // null: none is open, the next one is due at `due`
    private long due;
    private long heard;
    private int failures;
    private boolean known; // the run is there: from now on a server that is away is waited for
    private Run last;
    private String json;

    private Watcher(Api api, String id, boolean known, View view, Pace pace) {
        this.api = api;
        this.id = id;
        this.known = known;
        this.view = view;
        this.pace = pace;
    }

    /** How it ended. */
    public sealed interface End {
        record Rests(Run run) implements End {}

        record Refused(Reply.Bad bad) implements End {}

        /** The thread was asked to stop. */
        record Left() implements End {}
    }

    /** @param known the run was seen before: also the first connection is tried for ever */
    public static End follow(Console console, Api api, String id, boolean known, boolean json, Pace pace) {
        View view = json ? new Ndjson(console) : console.live() ? new Live(console) : new Plain(console);
        return new Watcher(api, id, known, view, pace).follow();
    }

    private End follow() {
        due = System.nanoTime();
        try {
            while (true) {
                connect();
                Signal signal = signals.poll(patience(), TimeUnit.NANOSECONDS);
                if (signal == null) idle();
                else if (signal.from() == stream) {
                    Optional<End> end = hear(signal);
                    if (end.isPresent()) return end.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End.Left();
        } finally {
            if (stream != null) stream.close();
        }
    }

    private void connect() {
        if (stream != null || System.nanoTime() - due < 0) return;
        stream = new Stream(api, id, signals);
        heard = System.nanoTime();
    }

    private long patience() {
        long tick = pace.tick().toNanos();
        return stream != null ? tick : Math.clamp(due - System.nanoTime(), 0, tick);
    }

    private void idle() {
        view.tick();
        if (stream != null && System.nanoTime() - heard > pace.silence().toNanos()) lost();
    }

    private Optional<End> hear(Signal signal) {
        heard = System.nanoTime();
        return switch (signal) {
            case Signal.Event(Stream from, Sent sent) -> hear(sent);
            case Signal.Gone gone -> lost();
            case Signal.NotOpened(Stream from, Reply.Bad bad) ->
                known && bad.passing() ? lost() : Optional.of(new End.Refused(bad));
        };
    }

    private Optional<End> hear(Sent sent) {
        switch (sent.name()) {
            case "run" -> changed(sent.data());
            case "output" -> view.said(Json.read(sent.data(), Output.class));
            default -> {}
        }
        return last != null && over(sent) ? Optional.of(end()) : Optional.empty();
    }

    private boolean over(Sent sent) {
        return (last.state().rests() && !last.goesOn())
                || (last.state() == Run.State.UNKNOWN && sent.name().equals("end"));
    }

    private void changed(String json) {
        last = Json.read(json, Run.class);
        this.json = json;
        known = true;
        failures = 0;
        view.changed(last, json);
    }

    private End end() {
        view.over(last, json);
        return new End.Rests(last);
    }

    private Optional<End> lost() {
        if (failures == 0) view.lost();
        again();
        return Optional.empty();
    }

    private void again() {
        stream.close();
        stream = null;
        due = System.nanoTime() + pace.pause(failures++).toNanos();
    }
}
