package dev.drydock.backup;

import dev.drydock.backup.age.AgeInputStream;
import dev.drydock.backup.age.AgeOutputStream;
import dev.drydock.backup.age.Identity;
import dev.drydock.backup.age.Recipient;
import dev.drydock.contract.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * With what a site's backups are encrypted and opened.
 *
 * @param recipients whoever may open what is written now; empty: it is not encrypted
 * @param opening the site's own private keys, the one that is used now first
 * @param escrowed the private key of an escrowed one, for drills
 */
record Keys(List<Recipient> recipients, List<Identity> opening, Optional<Identity> escrowed) {
    static final Keys NONE = new Keys(List.of(), List.of(), Optional.empty());
    static final String SUFFIX = ".age";

    Keys {
        recipients = List.copyOf(recipients);
        opening = List.copyOf(opening);
    }

    /** @throws Ended the order is refused: a key is not there, or is none */
    static Keys of(Stores.Encryption said, Depot.Ways ways) {
        if (said == null) return NONE;
        List<Identity> opening = new ArrayList<>(List.of(identity(said.key(), ways)));
        said.former().forEach(name -> opening.add(identity(name, ways)));
        List<Recipient> recipients = new ArrayList<>(List.of(opening.getFirst().recipient()));
        for (String text : said.escrow()) {
            recipients.add(Recipient.of(text)
                    .orElseThrow(() -> Ended.refused(
                            "`escrow` is no public key of age: " + Paths.shown(Paths.bytes(text)),
                            "write it as age-keygen prints it: age1…")));
        }
        if (recipients.stream().distinct().count() < recipients.size()) {
            throw Ended.refused(
                    "an escrowed key is the site's own key, or stands there twice",
                    "make another one with age-keygen, and keep its private part where this machine's loss does not reach");
        }
        Optional<Identity> escrowed =
                said.escrowKey().isEmpty() ? Optional.empty() : Optional.of(identity(said.escrowKey(), ways));
        if (escrowed.isPresent() && !recipients.contains(escrowed.get().recipient())) {
            throw Ended.refused(
                    "the private key " + said.escrowKey() + " is of none of the keys in `escrow`",
                    "correct `escrow-key` or `escrow` in the site file");
        }
        return new Keys(recipients, opening, escrowed);
    }

    /** What is found in the secret is never repeated. */
    private static Identity identity(String name, Depot.Ways ways) {
        try {
            return Identity.of(new String(Depot.value(name, "backup key", ways), StandardCharsets.US_ASCII))
                    .orElseThrow(() -> Ended.refused(
                            "the secret " + name + " is no private key of age",
                            "make one on the backup service's host: age-keygen -o FILE, in its folder of secrets"));
        } catch (IOException e) {
            throw Ended.refused("the backup's key cannot be read: " + e.getMessage(), "put it there, then try again");
        }
    }

    boolean none() {
        return recipients.isEmpty();
    }

    /** A file's name in the stores. */
    String stored(String name) {
        return none() ? name : name + SUFFIX;
    }

    List<String> names() {
        return recipients.stream().map(Recipient::toString).toList();
    }

    OutputStream sealing(OutputStream out) throws IOException {
        return none() ? out : new AgeOutputStream(out, recipients);
    }

    /** It must be for all of these too. */
    InputStream opening(InputStream in, List<String> alsoFor) throws IOException {
        try {
            AgeInputStream opened = new AgeInputStream(in, opening);
            for (String each : alsoFor) {
                if (Recipient.of(each).filter(opened::isFor).isEmpty()) {
                    throw new IOException("it is not proved that the key " + each + " opens it");
                }
            }
            return opened;
        } catch (IOException e) {
            in.close();
            throw new NotOpened(e.getMessage(), e);
        }
    }

    /** Where the escrowed private key is here, a drill opens with that one alone. */
    Keys drilling(List<String> recipientsOfBackup) {
        return escrowed.filter(e -> recipientsOfBackup.contains(e.recipient().toString()))
                .map(e -> new Keys(recipients, List.of(e), escrowed))
                .orElse(this);
    }
}
