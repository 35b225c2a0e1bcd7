package dev.drydock.orchestrator.rollout;

import java.util.List;

/**
 * What a person wants done with many sites.
 *
 * @param waves see {@link Waves}
 * @param atOnce how many runs are under way at most; what waits for a person or a window does not count
 * @param pauseSeconds between two waves; after it, and after the last wave, the wave's sites are looked at once more
 * @param stopAfter with so many failures no further run is begun
 * @param ticket of another system
 */
public record Wish(
        String to,
        List<String> waves,
        int atOnce,
        long pauseSeconds,
        int stopAfter,
        String by,
        String reason,
        String ticket) {
    public Wish {
        waves = List.copyOf(waves);
    }
}
