package dev.drydock.audit.http;

import dev.drydock.audit.store.Filter;
import dev.drydock.audit.store.Kept;
import dev.drydock.audit.store.Pages;
import dev.drydock.contract.record.Entry;
import dev.drydock.contract.record.Export;
import dev.drydock.contract.record.Head;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** All of what is kept, run by run, a page in memory at a time. */
@Singleton
class Copies {
    private static final int PAGE = 200;

    private final Pages pages;

    Copies(Pages pages) {
        this.pages = pages;
    }

    interface Sink {
        void take(Kept kept) throws java.io.IOException;
    }

    /** @param upTo what was kept later is left out, so that it ends */
    void each(Filter filter, long upTo, Sink sink) throws java.io.IOException {
        String run = "";
        long sequence = 0;
        List<Kept> page;
        do {
            page = pages.byRun(filter, run, sequence, upTo, PAGE);
            for (Kept k : page) sink.take(k);
            if (!page.isEmpty()) {
                run = page.getLast().run();
                sequence = page.getLast().sequence();
            }
        } while (page.size() == PAGE);
    }

    /** Without the heads after that one: what they name may still be on its way. */
    static Sink upToHead(long head, Sink sink) {
        return k -> {
            if (!k.run().equals(Head.CHAIN) || k.sequence() <= head) sink.take(k);
        };
    }

    static Entry entry(Kept k) {
        return new Entry(k.run().getBytes(StandardCharsets.UTF_8), k.value(), k.headers());
    }

    static String ndjson(Kept k) {
        return Export.line(new Export.Line(k.run(), k.value(), k.headers(), k.partition(), k.offset())) + "\n";
    }
}
