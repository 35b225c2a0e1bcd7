package dev.drydock.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Each part's signing key, the public ones that all believe, the first token, the database's passwords: made once. */
final class Keys {
    static final List<String> OWNERS = List.of("orchestrator", "backup", "vcs", "migration", "maintenance");

    private Keys() {}

    static void ensure(Data data, SecureRandom random) {
        for (String owner : OWNERS) if (!Files.exists(data.key(data.keyId(owner)))) first(data, owner);
        secret(data.token(), random);
        secret(data.postgresPassword(), random);
        secret(data.auditPassword(), random);
    }

    private static void secret(Path file, SecureRandom random) {
        if (Files.exists(file)) return;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Data.writePrivate(file, HexFormat.of().formatHex(bytes));
    }

    /** Whoever verifies what was signed before needs that public half: it is never written over. */
    private static void first(Data data, String owner) {
        Path trusted = data.trusted().resolve(owner + ".pub");
        if (Files.exists(trusted)) {
            throw new Trouble("there is " + trusted + ", and no private key of " + owner + " in "
                    + data.key(owner).getParent() + "; nothing was changed. Put it back, or make " + owner
                    + ".2 as docs/keys.md says; where nothing was ever signed, remove that file");
        }
        pair(data, owner);
    }

    // the public half first: a key without it would never be believed, and never be made again
    private static void pair(Data data, String owner) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getMimeEncoder();
            Data.writePrivate(
                    data.trusted().resolve(owner + ".pub"),
                    base64.encodeToString(pair.getPublic().getEncoded()) + "\n");
            Data.writePrivate(
                    data.key(owner), base64.encodeToString(pair.getPrivate().getEncoded()) + "\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
