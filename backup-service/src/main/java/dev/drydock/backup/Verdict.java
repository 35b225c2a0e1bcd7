package dev.drydock.backup;

import dev.drydock.contract.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one copy is good for.
 *
 * @param complete what it says of itself; null: nothing that counts
 * @param fault why it cannot be used; empty: it can
 * @param telling the higher, the more a person should hear of it first
 */
record Verdict(Held copy, Complete complete, String fault, int telling) {
    private static final int DAMAGED = 4;
    private static final int ALIEN = 3;
    private static final int AWAY = 2;
    private static final int UNDRILLED = 1;
    private static final int ABSENT = 0;

    boolean good() {
        return fault.isEmpty();
    }

    /** Not only never made: it should be there and be good. */
    boolean bad() {
        return telling > ABSENT;
    }

    boolean outOfSight() {
        return telling == AWAY;
    }

    Verdict damaged(String why) {
        return fault(copy, "it is damaged: " + why, DAMAGED);
    }

    Verdict stale() {
        return fault(copy, "it is of an earlier attempt", DAMAGED);
    }

    Verdict away(String why) {
        return fault(copy, why, AWAY);
    }

    boolean damagedThere() {
        return telling == DAMAGED;
    }

    String named() {
        return copy.name() + ": " + fault;
    }

    /**
     * What a copy is wanted for.
     *
     * @param names what the artefacts that are looked at begin with
     * @param drilled it must have been
     * @param waived being checked is enough for that
     * @param fingerprints that it must say of itself; empty: any
     */
    record Wanted(List<String> names, boolean drilled, boolean waived, Map<String, String> fingerprints) {
        static Wanted whole(Map<String, String> fingerprints) {
            return new Wanted(List.of(""), false, false, fingerprints);
        }
    }

    static Verdict of(Held copy, Place place, String backup, Wanted wanted) {
        try {
            Optional<Complete> found = copy.complete();
            if (found.isEmpty())
                return fault(
                        copy,
                        "there is no complete backup " + backup + " of site " + place.site() + " in the store",
                        ABSENT);
            Complete complete = found.get();
            if (!complete.site().equals(place.site()) || !complete.backup().equals(backup)) {
                return fault(
                        copy,
                        "what lies there as backup " + backup + " of site " + place.site() + " is backup "
                                + complete.backup() + " of site " + complete.site(),
                        ALIEN);
            }
            if (!wanted.fingerprints().isEmpty() && !wanted.fingerprints().equals(complete.fingerprints())) {
                return fault(
                        copy,
                        "it is damaged: what lies there is not the backup " + backup + " that the catalogue knows",
                        DAMAGED);
            }
            if (wanted.drilled() && !copy.isVerified() && !(wanted.waived() && copy.isChecked())) {
                return fault(copy, "it has not been drilled, so it does not count", UNDRILLED);
            }
            for (Artefact artefact : complete.artefacts()) {
                if (wanted.names().stream().noneMatch(artefact.name()::startsWith)) continue;
                Optional<String> damage = copy.damage(artefact);
                if (damage.isPresent()) return fault(copy, "it is damaged: " + damage.get(), DAMAGED);
            }
            return new Verdict(copy, complete, "", 0);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            return fault(copy, "it is damaged: what it says of itself cannot be read", DAMAGED);
        } catch (IOException e) {
            return fault(copy, "it cannot be read: " + e.getMessage(), AWAY);
        }
    }

    private static Verdict fault(Held copy, String why, int telling) {
        return new Verdict(copy, null, why, telling);
    }
}
