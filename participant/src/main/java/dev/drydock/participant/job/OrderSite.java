package dev.drydock.participant.job;

import dev.drydock.contract.FailPoint;
import dev.drydock.contract.Order;
import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** A site as one order sees it. */
public final class OrderSite implements Site {
    private final Order order;
    private final Jobs jobs;
    private final Map<String, byte[]> secrets;
    private final Masking masking;
    private final boolean begunBefore;
    private final Runnable begin;
    private final Consumer<String> lines;
    private final IntConsumer percent;

    /** @param begin called before anything begins on the site; what it throws keeps it from beginning */
    public OrderSite(
            Order order,
            Host host,
            Map<String, byte[]> secrets,
            boolean begunBefore,
            Runnable begin,
            Consumer<String> lines,
            IntConsumer percent) {
        this.order = order;
        this.jobs = new Jobs(host, order.place(), secrets);
        this.secrets = Map.copyOf(secrets);
        this.masking = new Masking(secrets.values());
        this.begunBefore = begunBefore;
        this.begin = begin;
        this.lines = lines;
        this.percent = percent;
    }

    @Override
    public Place place() {
        return order.place();
    }

    @Override
    public Optional<String> jobs() {
        return place().jobs().isEmpty() ? jobs.folder() : Optional.of(place().jobs());
    }

    @Override
    public boolean begunBefore() {
        return begunBefore;
    }

    @Override
    public Output read(Read read) {
        FailPoint.PARTICIPANT_ON_SITE.at(order);
        return jobs.read(read);
    }

    @Override
    public Ending job(Job job) {
        begin.run();
        FailPoint.PARTICIPANT_BEGUN.at(order);
        return jobs.job(order.id(), job, begunBefore, lines);
    }

    @Override
    public <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body) {
        begin.run();
        FailPoint.PARTICIPANT_BEGUN.at(order);
        return jobs.pipe(order.id(), pipe, begunBefore, (from, to) -> {
            FailPoint.PARTICIPANT_ON_SITE.at(order);
            return body.run(from, to);
        });
    }

    @Override
    public void say(String line) {
        lines.accept(masking.mask(line));
    }

    @Override
    public void percent(int done) {
        percent.accept(done);
    }

    @Override
    public String secret(String name) {
        return new String(secrets.get(name), StandardCharsets.UTF_8);
    }
}
