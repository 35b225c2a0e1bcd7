package dev.drydock.cli.watch;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.EventReader;
import dev.drydock.cli.api.EventReader.Sent;
import dev.drydock.cli.api.Reply;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/** One connection, read in a thread of its own so that the watcher's clock goes on. */
final class Stream implements AutoCloseable {
    private final BlockingQueue<Signal> signals;
    private final Thread thread;
    private volatile EventReader open;

    /** What the watcher hears. */
    sealed interface Signal {
        Stream from();

        record Event(Stream from, Sent sent) implements Signal {}

        record Gone(Stream from) implements Signal {}

        record NotOpened(Stream from, Reply.Bad bad) implements Signal {}
    }

    /** @param signals bounded: who does not keep up makes the server wait */
    Stream(Api api, String run, BlockingQueue<Signal> signals) {
        this.signals = signals;
        this.thread = Thread.ofVirtual().name("events-" + run).unstarted(() -> read(api, run));
        thread.start();
    }

    private void read(Api api, String run) {
        try {
            switch (api.events(run)) {
                case Api.Streaming.Not(Reply.Bad bad) -> signals.put(new Signal.NotOpened(this, bad));
                case Api.Streaming.Open(EventReader events) -> pass(events);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody listens any more
        }
    }

    private void pass(EventReader events) throws InterruptedException {
        open = events;
        try (events) {
            for (Optional<Sent> s = events.next(); s.isPresent(); s = events.next())
                signals.put(new Signal.Event(this, s.get()));
        } catch (IOException e) {
            // a broken connection ends like a closed one
        }
        signals.put(new Signal.Gone(this));
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (open != null) open.close();
        } catch (IOException e) {
            // it is given up anyway
        }
    }
}
