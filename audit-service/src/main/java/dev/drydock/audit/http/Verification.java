package dev.drydock.audit.http;

import dev.drydock.audit.keep.Claim;
import dev.drydock.audit.keep.Patrol;
import dev.drydock.audit.store.Columns;
import dev.drydock.audit.store.Filter;
import dev.drydock.audit.store.Kept;
import dev.drydock.audit.store.Pages;
import dev.drydock.contract.record.Fault;
import dev.drydock.contract.record.Seal;
import dev.drydock.contract.record.Verifier;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** What is kept, verified anew from its bytes: so that whoever changed the tables is found out, too. */
@Singleton
class Verification {
    private static final int MOST = 1000;

    private final Pages pages;
    private final Copies copies;
    private final Patrol patrol;
    private final Seal seal;
    private final Semaphore one = new Semaphore(1);

    Verification(Pages pages, Copies copies, Patrol patrol, Seal seal) {
        this.pages = pages;
        this.copies = copies;
        this.patrol = patrol;
        this.seal = seal;
    }

    /** @param more how many findings there are beside these */
    public record Verdict(boolean whole, Verifier.Summary summary, List<Fault> findings, int more) {}

    /** With what the heads said of it, as far as all that they name is read. */
    Verdict ofRun(String run) throws IOException {
        Verifier verifier = Verifier.ofPart(seal);
        List<Fault> faults = new ArrayList<>();
        List<Claim> claims = pages.claims(run, patrol.settled());
        claims.forEach(c -> verifier.claimed(c.head(), c.moved()));
        copies.each(
                new Filter(run, null, null, null, null, null), pages.newest(), k -> faults.addAll(faults(verifier, k)));
        if (claims.isEmpty() && verifier.summary().entries() == 0 && faults.isEmpty()) throw Problem.unknownRun(run);
        verifier.end().forEach(f -> faults.add(f.fault()));
        return verdict(verifier, faults);
    }

    /** With the heads, as far as all that they name is read. */
    Verdict ofAll() throws IOException {
        if (!one.tryAcquire())
            throw Problem.of(
                    409,
                    "verifying",
                    "It is being verified just now",
                    "one goes through everything at a time",
                    "ask again in a minute, or for one run: ?run=ID");
        try {
            return all(patrol.settled());
        } finally {
            one.release();
        }
    }

    private Verdict all(long head) throws IOException {
        if (head == 0)
            throw Problem.of(
                    503,
                    "still-reading",
                    "It is still reading",
                    "no head of the record is held against what is here yet; a head comes once a minute",
                    "ask again in a minute, or for one run: ?run=ID");
        Verifier verifier = Verifier.ofAll(seal);
        List<Fault> faults = new ArrayList<>();
        copies.each(Filter.ALL, pages.newest(), Copies.upToHead(head, k -> faults.addAll(faults(verifier, k))));
        verifier.end().stream().map(Verifier.Finding::fault).filter(this::still).forEach(faults::add);
        return verdict(verifier, faults);
    }

    private static List<Fault> faults(Verifier verifier, Kept k) {
        List<Fault> faults = new ArrayList<>();
        verifier.take(0, Copies.entry(k)).forEach(f -> faults.add(f.fault()));
        Columns.fault(k).ifPresent(faults::add);
        return faults;
    }

    /** Not come by while the rest was gone through. */
    private boolean still(Fault f) {
        return f.what() != Fault.What.MISSING
                || pages.count(f.run(), f.sequence(), f.until()) <= f.until() - f.sequence();
    }

    private static Verdict verdict(Verifier verifier, List<Fault> faults) {
        List<Fault> told = faults.subList(0, Math.min(MOST, faults.size()));
        return new Verdict(faults.isEmpty(), verifier.summary(), told, faults.size() - told.size());
    }
}
