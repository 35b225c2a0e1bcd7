package dev.drydock.participant.messaging;

import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Progress;
import java.util.concurrent.CompletableFuture;

/** What goes out. Nothing here blocks; what did not get out is told by the future. */
public interface Post {

    /** Done when the broker has it on all its disks. */
    CompletableFuture<Void> answer(OrderId order, byte[] answer);

    CompletableFuture<Void> deadLetter(DeadLetter letter);

    /** May be lost, and is, when the broker is slow. */
    void progress(Progress progress);
}
