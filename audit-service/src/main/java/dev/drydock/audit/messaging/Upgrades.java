package dev.drydock.audit.messaging;

import dev.drydock.audit.keep.Keeper;
import dev.drydock.audit.keep.Received;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Entry.Header;
import dev.drydock.contract.record.Seal;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A poll's records, kept in one transaction and acknowledged after it. */
@ApplicationScoped
class Upgrades {
    private final Keeper keeper;
    private final Seal seal;

    Upgrades(Keeper keeper, Seal seal) {
        this.keeper = keeper;
        this.seal = seal;
    }

    @Incoming("record")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> poll) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>(poll.count());
        poll.forEach(all::add);
        // signatures cost most of the time, and each stands alone
        keeper.keep(all.parallelStream().map(this::received).toList());
    }

    private Received received(ConsumerRecord<byte[], byte[]> r) {
        List<Header> headers = StreamSupport.stream(r.headers().spliterator(), false)
                .map(h -> Header.of(h.key(), h.value()))
                .toList();
        Entry entry = new Entry(r.key(), r.value(), headers);
        return new Received(r.partition(), r.offset(), entry, seal.read(entry));
    }
}
