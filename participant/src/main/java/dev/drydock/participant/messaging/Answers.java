package dev.drydock.participant.messaging;

import dev.drydock.contract.Answer;
import dev.drydock.contract.Family;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Wire;
import java.time.Clock;

/** What is said of an order, as the bytes that are stored, signed and sent. */
public final class Answers {
    private static final int TOO_LONG = Wire.MAX_BYTES - 50_000;

    private final Family family;
    private final Clock clock;

    public Answers(Family family, Clock clock) {
        this.family = family;
        this.clock = clock;
    }

    public byte[] of(OrderId order, Said said) {
        byte[] bytes = bytes(order, said);
        return bytes.length <= TOO_LONG ? bytes : bytes(order, cut(said));
    }

    private byte[] bytes(OrderId order, Said said) {
        return Wire.bytes(new Answer(order, family, said, clock.instant()));
    }

    /** An answer that no broker takes would be asked for for ever. */
    private static Said cut(Said said) {
        String why = "its answer was longer than " + TOO_LONG + " bytes and is not passed on";
        return switch (said) {
            case Said.Refused r -> new Said.Refused(why, "look into the participant's log");
            case Said.Failed f -> new Said.Failed(why, "look into the participant's log", "");
            case Said.Interrupted i -> new Said.Interrupted(why, "");
            case Said.Done d -> new Said.Failed("done, but " + why, "look into the participant's log", "");
            case Said.Accepted a -> a;
        };
    }

    public static Said read(byte[] stored) {
        return Wire.stored(new String(stored, java.nio.charset.StandardCharsets.UTF_8), Answer.class)
                .said();
    }
}
