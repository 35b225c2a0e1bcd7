package dev.drydock.participant.work;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.operations.trace.Span;
import dev.drydock.operations.trace.Traces;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.time.Instant;
import java.util.Optional;

/** Tells how long each job on the site took and how it ended, and nothing of what it was or said. */
record TracedSite(Site site, OrderId order, Traces traces) implements Site {
    @Override
    public Ending job(Job job) {
        Instant from = traces.now();
        Ending ending = site.job(job);
        switch (ending) {
            case Ending.Exited(int code, String output, boolean leftovers) -> over("exit " + code, code != 0, from);
            case Ending.OverLimit limit -> over("over limit", true, from);
            case Ending.Refused refused -> over("refused", true, from);
            case Ending.Interrupted interrupted -> over("interrupted", true, from);
        }
        return ending;
    }

    @Override
    public <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body) {
        Instant from = traces.now();
        Piped<T> ending = site.pipe(pipe, body);
        switch (ending) {
            case Piped.Over<T> o -> over("exit " + o.exit(), o.exit() != 0, from);
            case Piped.Refused<T> refused -> over("refused", true, from);
            case Piped.Broken<T> broken -> over("interrupted", true, from);
        }
        return ending;
    }

    private void over(String how, boolean failed, Instant from) {
        traces.tell(() -> Span.job(order.toString(), how, failed, from, traces.now()));
    }

    @Override
    public Place place() {
        return site.place();
    }

    @Override
    public Optional<String> jobs() {
        return site.jobs();
    }

    @Override
    public boolean begunBefore() {
        return site.begunBefore();
    }

    @Override
    public Output read(Read read) {
        return site.read(read);
    }

    @Override
    public void say(String line) {
        site.say(line);
    }

    @Override
    public void percent(int percent) {
        site.percent(percent);
    }

    @Override
    public String secret(String name) {
        return site.secret(name);
    }
}
