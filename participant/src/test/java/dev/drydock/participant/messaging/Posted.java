package dev.drydock.participant.messaging;

import dev.drydock.contract.Answer;
import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Progress;
import dev.drydock.contract.Said;
import dev.drydock.contract.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A broker that is a queue, or away. */
public final class Posted implements Post {
    public final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    public final BlockingQueue<Progress> progress = new LinkedBlockingQueue<>();
    public volatile boolean away;

    @Override
    public CompletableFuture<Void> answer(OrderId order, byte[] answer) {
        if (away) return CompletableFuture.failedFuture(new IllegalStateException("away"));
        answers.add(Wire.stored(new String(answer, StandardCharsets.UTF_8), Answer.class));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> deadLetter(DeadLetter letter) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void progress(Progress said) {
        progress.add(said);
    }

    public Answer next() throws InterruptedException {
        Answer answer = answers.poll(10, TimeUnit.SECONDS);
        if (answer == null) throw new AssertionError("no answer within 10 s");
        return answer;
    }

    public Said said() throws InterruptedException {
        return next().said();
    }
}
