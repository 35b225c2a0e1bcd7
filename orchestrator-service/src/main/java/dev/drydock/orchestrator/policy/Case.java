package dev.drydock.orchestrator.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One release for one site, at one moment.
 *
 * @param current the name of the version where the site is
 * @param release without a leading v
 * @param heard when it was first heard of
 * @param hold why the release is held back
 * @param run the one that is open on the site
 * @param usual for how long the doors are closed as a rule
 * @param missed the run that was begun for it and missed its window
 * @param failed that an upgrade to it did not go well somewhere, in a sentence
 * @param approved a person has said yes
 */
public record Case(
        String site,
        String current,
        String release,
        Instant heard,
        Instant now,
        Optional<String> hold,
        Optional<String> run,
        Optional<Duration> usual,
        Optional<String> missed,
        Optional<String> failed,
        boolean approved) {}
