package dev.drydock.contract.record;

import dev.drydock.contract.Event;
import dev.drydock.contract.Topics;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An entry looked at alone: can it be read, and did the orchestrator sign it for the place where it lies? */
public final class Seal {
    private static final String OWNER = "orchestrator";
    private static final Pattern TYPE = Pattern.compile("dev\\.drydock\\.[a-z.-]{1,100}\\.v[0-9]{1,3}");
    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:-]{1," + LONGEST_NAME + "}");

    /** null: signatures are not looked at */
    private final Signatures.Trusted trusted;

    private Seal(Signatures.Trusted trusted) {
        this.trusted = trusted;
    }

    public static Seal of(Signatures.Trusted trusted) {
        return new Seal(java.util.Objects.requireNonNull(trusted));
    }

    /** For those who have no key: sequence and chain say something all the same. */
    public static Seal unsigned() {
        return new Seal(null);
    }

    public sealed interface Read {
        record Good(Link link) implements Read {}

        record Bad(Fault fault) implements Read {}
    }

    public Read read(Entry e) {
        Event event;
        try {
            event = event(e);
        } catch (Wire.Unreadable u) {
            return new Read.Bad(
                    Fault.at(Fault.What.UNREADABLE, plain(shorten(e.run(), LONGEST_NAME)), 0, plain(u.getMessage())));
        }
        if (!event.run().equals(e.run())) return new Read.Bad(elsewhere(e, event));
        if (trusted == null || signed(e, event.run()))
            return new Read.Good(new Link(event, Signatures.sha256(e.value())));
        return new Read.Bad(Fault.at(Fault.What.SIGNATURE, event.run(), event.sequence(), why(e)));
    }

    private static Event event(Entry e) throws Wire.Unreadable {
        if (e.value() == null || e.value().length == 0) throw new Wire.Unreadable("it is empty");
        if (e.value().length > Wire.MAX_BYTES) throw new Wire.Unreadable("longer than " + Wire.MAX_BYTES + " bytes");
        Event event;
        try {
            event = Wire.JSON.readValue(e.value(), Event.class);
        } catch (IOException | RuntimeException x) {
            throw new Wire.Unreadable("it is no event: " + shorten(x.getMessage()));
        }
        if (event == null) throw new Wire.Unreadable("it is no event");
        if (event.type() == null || !TYPE.matcher(event.type()).matches())
            throw new Wire.Unreadable("its type is '" + shorten(event.type()) + "'");
        if (event.run() == null || !NAME.matcher(event.run()).matches())
            throw new Wire.Unreadable("its run is '" + shorten(event.run()) + "'");
        if (event.sequence() < 1) throw new Wire.Unreadable("its number is " + event.sequence());
        if (event.previoushash() == null || event.time() == null || event.data() == null)
            throw new Wire.Unreadable("previoushash, time or data is missing");
        return event;
    }

    private Fault elsewhere(Entry e, Event event) {
        boolean moved = trusted == null || signed(e, event.run());
        return Fault.at(
                moved ? Fault.What.MOVED : Fault.What.SIGNATURE,
                event.run(),
                event.sequence(),
                (moved ? "it was moved: " : "it says that it is of run " + event.run() + ", is not signed so, and ")
                        + "lies under the key '" + plain(shorten(e.run())) + "'");
    }

    private boolean signed(Entry e, String key) {
        return trusted.signedBy(
                OWNER, keyId(e), e.header(Signatures.SIGNATURE).orElse(null), Topics.UPGRADES, key, e.value());
    }

    private static String keyId(Entry e) {
        return e.header(Signatures.KEY)
                .map(k -> new String(k, StandardCharsets.UTF_8))
                .orElse(null);
    }

    private String why(Entry e) {
        String id = keyId(e);
        if (id == null || e.header(Signatures.SIGNATURE).isEmpty()) return "it is not signed";
        String said = "'" + plain(shorten(id)) + "'";
        if (!id.equals(OWNER) && !id.startsWith(OWNER + ".")) return "its key is " + said + ", not the orchestrator's";
        if (!trusted.keys().containsKey(id)) return "its key is " + said + ", which is not trusted";
        return "the signature of key " + said + " does not fit its bytes";
    }

    private static String shorten(String s) {
        return shorten(s, 120);
    }

    private static String shorten(String s, int most) {
        return s == null ? "" : s.length() > most ? s.substring(0, most) + "…" : s;
    }

    private static String plain(String s) {
        return s.replaceAll("[\\p{Cntrl}\\s]+", " ");
    }
}
