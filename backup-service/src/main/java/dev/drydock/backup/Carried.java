package dev.drydock.backup;

import com.fasterxml.jackson.core.JacksonException;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A whole backup of Drydock's that was carried here: its files as they are, each checked by its hash. */
record Carried(Work.Bring work, Means means, Shelf shelf, Source source) {
    interface Taker {
        void take(InputStream in) throws IOException;
    }

    interface Source {
        void send(String name, Taker taker) throws IOException;
    }

    Found.Brought bring() throws IOException {
        Complete was = complete();
        List<Artefact> all = new ArrayList<>(was.artefacts());
        // what is in it decides whether the rest is brought
        Artefact first = all.stream()
                .filter(a -> a.name().startsWith(Shelf.MANIFEST))
                .findFirst()
                .orElseThrow(() -> Bring.refused("it has no " + Shelf.MANIFEST));
        all.remove(first);
        all.addFirst(first);
        bring(first);
        Manifest manifest = manifest();
        for (Artefact artefact : all.subList(1, all.size())) bring(artefact);
        byHand(manifest, was);
        shelf.complete(new Complete(
                was.site(),
                work.backup(),
                was.artefacts(),
                was.fingerprints(),
                was.files(),
                was.bytes(),
                was.recipients(),
                means.order().attempt()));
        return new Found.Brought(work.backup(), taken(manifest), was.fingerprints(), was.files(), was.bytes());
    }

    private Complete complete() throws IOException {
        Complete[] read = new Complete[1];
        source.send(Held.COMPLETE, in -> read[0] = parsed(in));
        if (read[0] == null) throw Bring.refused("its " + Held.COMPLETE + " cannot be read");
        if (read[0].site().equals(means.site().place().site())) return read[0];
        throw Bring.refused("it is a backup of site " + Paths.shown(read[0].site()) + ", not of "
                + means.site().place().site());
    }

    private static Complete parsed(InputStream in) throws IOException {
        try {
            return Held.read(in);
        } catch (JacksonException | NullPointerException e) {
            return null;
        }
    }

    private void bring(Artefact artefact) throws IOException {
        Names.checked(artefact.name());
        Artefact[] brought = new Artefact[1];
        source.send(artefact.name(), in -> {
            try (Deposit deposit = shelf.depositAsItIs(artefact.name())) {
                in.transferTo(deposit);
                brought[0] = deposit.keep();
            }
        });
        if (!artefact.equals(brought[0]))
            throw Bring.refused(artefact.name() + " is not what was written then: it is damaged");
    }

    private Manifest manifest() throws IOException {
        Manifest manifest = shelf.manifest();
        if (!manifest.head().site().equals(means.site().place().site())) {
            throw Bring.refused(
                    "what is in it is of site " + Paths.shown(manifest.head().site()));
        }
        Content theirs = manifest.head().content();
        Bring.same(theirs.databases(), work.content().databases());
        Paths.complaint(theirs).ifPresent(path -> {
            throw Bring.refused(
                    "it names “" + Paths.shown(Paths.bytes(path)) + "”, which is no path below the site's root");
        });
        for (Content.Database database : work.content().databases()) placed(database, theirs);
        return manifest;
    }

    /** What is restored from it goes where it says, with the credentials that it says. */
    private static void placed(Content.Database wanted, Content theirs) {
        boolean same = theirs.databases().stream()
                .anyMatch(d -> d.name().equals(wanted.name())
                        && d.file().equals(wanted.file())
                        && Objects.equals(credentials(d), credentials(wanted)));
        if (!same) {
            throw Bring.refused("database " + wanted.name()
                    + " had another file, or its credentials elsewhere, than the site's recipe says");
        }
    }

    private static Content.Credentials credentials(Content.Database database) {
        return database.server() == null ? null : database.server().credentials();
    }

    private void byHand(Manifest manifest, Complete was) throws IOException {
        List<List<String>> databases = manifest.head().databases().stream()
                .map(d -> manifest.engine(d, means).byHand(d))
                .toList();
        shelf.write(new Guide(manifest, was.artefacts(), !was.recipients().isEmpty(), databases));
    }

    private static Instant taken(Manifest manifest) {
        return Optional.of(manifest.head().listed())
                .filter(listed -> listed.matches("[0-9]{1,11}(\\.[0-9]{1,10})?"))
                .map(listed -> Instant.ofEpochSecond(new BigDecimal(listed).longValue()))
                .orElse(Instant.EPOCH);
    }
}
