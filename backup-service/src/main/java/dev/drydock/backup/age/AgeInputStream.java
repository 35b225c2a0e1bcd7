package dev.drydock.backup.age;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Cipher;

/** Decrypts what age has encrypted. Hands out no byte that is not proved, and no end that is not the end. */
public final class AgeInputStream extends InputStream {
    private final InputStream in;
    private final Header header;
    private final byte[] fileKey;
    private final Blocks blocks;
    private final byte[] sealed = new byte[Blocks.BLOCK + Crypto.TAG];
    private final byte[] block = new byte[Blocks.BLOCK + Crypto.TAG];
    private int at;
    private int filled;
    private int ahead;
    private boolean first = true;
    private boolean last;

    /** @throws IOException also where none of these keys opens it */
    public AgeInputStream(InputStream in, List<Identity> identities) throws IOException {
        this.in = in;
        this.header = Header.read(in);
        this.fileKey = header.open(identities)
                .orElseThrow(
                        () -> new IOException("it is encrypted, and none of the keys that the site names opens it"));
        this.blocks = new Blocks(Cipher.DECRYPT_MODE, fileKey, in.readNBytes(Blocks.NONCE));
        // the first byte of the block after: whether there is one tells whether a block is the last
        this.ahead = in.read();
    }

    /** Does the private key of this one open it too? */
    public boolean isFor(Recipient recipient) {
        return header.isFor(recipient, fileKey);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) return 0;
        while (at == filled) {
            if (last) return -1;
            unseal();
        }
        int n = Math.min(length, filled - at);
        System.arraycopy(block, at, bytes, offset, n);
        at += n;
        return n;
    }

    private void unseal() throws IOException {
        if (ahead < 0) throw damaged(null);
        sealed[0] = (byte) ahead;
        int length = 1 + in.readNBytes(sealed, 1, sealed.length - 1);
        ahead = length < sealed.length ? -1 : in.read();
        last = ahead < 0;
        try {
            filled = blocks.next(sealed, length, last, block);
            at = 0;
        } catch (GeneralSecurityException e) {
            throw damaged(e);
        }
        if (filled == 0 && !first) throw damaged(null);
        first = false;
    }

    private static IOException damaged(Exception cause) {
        return new IOException("the encrypted file is damaged, or ends in the middle", cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
