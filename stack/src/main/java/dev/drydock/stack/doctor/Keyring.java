package dev.drydock.stack.doctor;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.stack.Data;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Each part can sign, and all others believe it; nobody else can read with what. */
final class Keyring {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String NEXT =
            "put back the key that belongs to it from your copy of keys/ and trusted/; then ./drydock down && ./drydock up";

    private Keyring() {}

    static List<Finding> look(Data data) {
        Signatures.Trusted trusted;
        try {
            trusted = Signatures.Trusted.load(data.trusted());
        } catch (IllegalStateException e) {
            return List.of(Finding.bad("keys", e.getMessage(), NEXT));
        }
        List<Finding> all = new ArrayList<>();
        for (String owner : Data.owners()) all.add(key(owner, data.keyId(owner), data.key(data.keyId(owner)), trusted));
        return all;
    }

    static Finding key(String owner, String keyId, Path file, Signatures.Trusted trusted) {
        String what = "key of " + owner;
        try {
            byte[] word = "doctor".getBytes(StandardCharsets.UTF_8);
            byte[] signature = Signatures.Signer.load(owner, keyId, file).sign("doctor", "", word);
            if (!trusted.signedBy(owner, keyId, signature, "doctor", "", word)) {
                return Finding.bad(what, "what it signs is not believed: " + keyId + ".pub is another key's", NEXT);
            }
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                return Finding.bad(what, "others may read " + file, "chmod 600 " + file + "; then make another one");
            }
            return Finding.ok(what, "signs, and is believed");
        } catch (IllegalStateException | IOException e) {
            return Finding.bad(what, String.valueOf(e.getMessage()), NEXT);
        }
    }
}
