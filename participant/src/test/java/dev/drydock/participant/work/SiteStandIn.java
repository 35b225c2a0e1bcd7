package dev.drydock.participant.work;

import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.Optional;

/** A site on which a job only begins. */
record SiteStandIn(Sites.Opening opening) implements Site {
    @Override
    public Place place() {
        return opening.order().place();
    }

    @Override
    public Optional<String> jobs() {
        return Optional.of(place().jobs());
    }

    @Override
    public boolean begunBefore() {
        return opening.begunBefore();
    }

    @Override
    public Output read(Read read) {
        return new Output(0, new byte[0], "");
    }

    @Override
    public Ending job(Job job) {
        opening.begin().run();
        return new Ending.Exited(0, "", false);
    }

    @Override
    public <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body) {
        return new Piped.Refused<>("no pipes here");
    }

    @Override
    public void say(String line) {
        opening.say().accept(line);
    }

    @Override
    public void percent(int percent) {
        opening.percent().accept(percent);
    }

    @Override
    public String secret(String name) {
        return new String(opening.secrets().get(name), java.nio.charset.StandardCharsets.UTF_8);
    }
}
