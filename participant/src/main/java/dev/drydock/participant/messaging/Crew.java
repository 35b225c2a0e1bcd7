package dev.drydock.participant.messaging;

import dev.drydock.participant.journal.Claim;
import dev.drydock.participant.journal.Room;
import java.util.List;

/** Those who do what the listener has written down. */
public interface Crew {
    Room reserve();

    /** What of the room is not used for the claims is free again. */
    void start(Room reserved, List<Claim> claims);

    /** There is more in the journal than there was room for. */
    void wake();
}
