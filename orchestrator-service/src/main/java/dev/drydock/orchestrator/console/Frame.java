package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Caller;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Who;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;

/** What is around each page: who looks, and when. */
public record Frame(String title, Who who, Instant now) {

    public boolean may(String role) {
        return who.role().covers(Role.of(role).orElseThrow());
    }

    /** Made where a page is asked for. */
    @RequestScoped
    static class Maker {
        private final Caller caller;
        private final Clock clock;

        Maker(Caller caller, Clock clock) {
            this.caller = caller;
            this.clock = clock;
        }

        Frame of(String title) {
            return new Frame(title, caller.who(), clock.instant());
        }
    }
}
