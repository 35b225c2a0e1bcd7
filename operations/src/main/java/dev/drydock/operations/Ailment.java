package dev.drydock.operations;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * What is wrong with a service, for a person.
 *
 * @param next what can be done about it
 */
public record Ailment(String why, String next) {

    /** @param ailment empty: it is well */
    public static HealthCheckResponse told(String name, Optional<Ailment> ailment) {
        var response = HealthCheckResponse.named(name).status(ailment.isEmpty());
        ailment.ifPresent(a -> response.withData("why", a.why()).withData("next", a.next()));
        return response.build();
    }
}
