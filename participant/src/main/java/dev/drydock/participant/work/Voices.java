package dev.drydock.participant.work;

import dev.drydock.contract.OrderId;
import dev.drydock.participant.journal.Patience;
import dev.drydock.participant.messaging.Post;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes on what the running orders say, twenty times a second at most each: whoever watches waits for this, and for the site, which is looked at five times. */
@ApplicationScoped
class Voices {
    private static final Duration BREATH = Duration.ofMillis(50);

    private final Set<Voice> speaking = ConcurrentHashMap.newKeySet();
    private final Post post;
    private final Clock clock;

    Voices(Post post, Clock clock) {
        this.post = post;
        this.clock = clock;
    }

    void start(Patience patience) {
        Loop.every("voices", BREATH, patience, () -> speaking.forEach(this::pass));
    }

    Voice of(OrderId order) {
        Voice voice = new Voice(order);
        speaking.add(voice);
        return voice;
    }

    void over(Voice voice) {
        speaking.remove(voice);
        pass(voice);
    }

    private void pass(Voice voice) {
        voice.take(clock.instant()).ifPresent(post::progress);
    }
}
