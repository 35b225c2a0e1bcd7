package dev.drydock.participant.messaging;

import dev.drydock.contract.DeadLetter;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Progress;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.operations.trace.Point;
import dev.drydock.operations.trace.Traces;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Signs and sends. Its buffers are bounded: what does not fit is not sent, and the journal sends it again. */
@ApplicationScoped
class Outbox implements Post {
    private final Signatures.Signer signer;
    private final Traces traces;
    private final Emitter<byte[]> answers;
    private final Emitter<byte[]> progress;
    private final Emitter<byte[]> deadLetters;

    Outbox(
            Signatures.Signer signer,
            Traces traces,
            @Channel("answers") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 512)
                    Emitter<byte[]> answers,
            @Channel("progress") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<byte[]> progress,
            @Channel("dead-letters") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 64)
                    Emitter<byte[]> deadLetters) {
        this.signer = signer;
        this.traces = traces;
        this.answers = answers;
        this.progress = progress;
        this.deadLetters = deadLetters;
    }

    @Override
    public CompletableFuture<Void> answer(OrderId order, byte[] answer) {
        RecordHeaders headers = headers(Topics.ANSWERS, order.run(), answer);
        if (!order.look())
            traces.header(() -> Point.work(order.toString())).ifPresent(h -> headers.add(Point.HEADER, h));
        return send(answers, order.run(), answer, headers);
    }

    @Override
    public CompletableFuture<Void> deadLetter(DeadLetter letter) {
        byte[] value = Wire.bytes(letter);
        return send(deadLetters, letter.key(), value, headers(Topics.DEAD_LETTERS, letter.key(), value));
    }

    @Override
    public void progress(Progress said) {
        if (!progress.hasRequests()) return;
        byte[] value = Wire.bytes(said);
        String run = said.order().run();
        send(progress, run, value, headers(Topics.PROGRESS, run, value));
    }

    private CompletableFuture<Void> send(Emitter<byte[]> emitter, String key, byte[] value, RecordHeaders headers) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            emitter.send(Message.of(value)
                    .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                            .withKey(key)
                            .withHeaders(headers)
                            .build())
                    .withAck(() -> done(sent, null))
                    .withNack(e -> done(sent, e)));
        } catch (RuntimeException e) { // the buffer is full, or the channel is not there yet
            sent.completeExceptionally(e);
        }
        return sent;
    }

    private RecordHeaders headers(String topic, String key, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Signatures.SIGNATURE, signer.sign(topic, key, value));
        headers.add(Signatures.KEY, signer.keyId().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return headers;
    }

    private static CompletableFuture<Void> done(CompletableFuture<Void> sent, Throwable error) {
        if (error == null) sent.complete(null);
        else sent.completeExceptionally(error);
        return CompletableFuture.completedFuture(null);
    }
}
