package dev.drydock.contract.record;

import java.util.Optional;
import java.util.OptionalLong;

/** What is known of a run's other entries. */
public interface Known {
    Optional<String> hash(long sequence);

    /** What the entry of that number names as the hash of the one before; empty: it is not there, or was compared with it. */
    Optional<String> previous(long sequence);

    /** The number of the entry that closes the run. */
    OptionalLong closed();
}
