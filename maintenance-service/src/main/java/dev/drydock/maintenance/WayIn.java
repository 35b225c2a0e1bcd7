package dev.drydock.maintenance;

import dev.drydock.contract.Health;
import dev.drydock.participant.Site;

/** The header that passes closed doors, with its value: only here, on its way to the site. */
final class WayIn {
    private WayIn() {}

    /** @return {@code Name: value}; empty: there is no way in */
    static String header(Health health, Site site) {
        Health.WayIn wayIn = health.wayIn();
        return wayIn.none() ? "" : wayIn.header() + ": " + site.secret(wayIn.secret());
    }
}
