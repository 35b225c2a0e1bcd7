package dev.drydock.participant.journal;

/** How much more may be taken up. Stops have their own room: they must get through when everything else is busy. */
public record Room(int orders, int stops) {
    public boolean none() {
        return orders == 0 && stops == 0;
    }
}
