package dev.drydock.participant.job;

/** What stopping an order on its site brought. Except after {@link Failed}, nothing of it lives and it can never begin. */
public sealed interface Halt {
    record NeverBegan() implements Halt {}

    /** It had come to its end before. */
    record Ended() implements Halt {}

    record Killed() implements Halt {}

    record Failed(String reason) implements Halt {}
}
