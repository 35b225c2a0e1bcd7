package dev.drydock.backup.age;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** The content: blocks of 64 KiB, each with its number, the last one marked, so that none can be cut, moved or left out. */
final class Blocks {
    static final int BLOCK = 1 << 16;
    static final int NONCE = 16;

    private final Cipher cipher = Crypto.cipher();
    private final byte[] key;
    private final int mode;
    private long number;

    Blocks(int mode, byte[] fileKey, byte[] nonce) {
        this.mode = mode;
        this.key = Crypto.hkdf(fileKey, nonce, "payload");
    }

    int next(byte[] in, int length, boolean last, byte[] out) throws GeneralSecurityException {
        byte[] nonce = new byte[Crypto.NONCE];
        for (int i = 0; i < 8; i++) {
            nonce[10 - i] = (byte) (number >>> 8 * i);
        }
        nonce[11] = (byte) (last ? 1 : 0);
        int done = Crypto.apply(cipher, mode, key, nonce, in, length, out);
        number++;
        return done;
    }
}
