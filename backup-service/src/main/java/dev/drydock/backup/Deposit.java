package dev.drydock.backup;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** A file on its way into the stores: compressed, encrypted, hashed, the same bytes for all of them. */
final class Deposit extends OutputStream {
    private final String name;
    private final Fan fan;
    private final MessageDigest digest = Hash.sha256();
    private final OutputStream out;

    Deposit(String name, Keys keys, Fan fan) throws NotStored {
        this.name = name;
        this.fan = fan;
        OutputStream hashed = new DigestOutputStream(new BufferedOutputStream(fan, 1 << 16), digest);
        try {
            this.out = new ZstdOutputStream(keys.sealing(hashed), 1)
                    .setChecksum(true)
                    .setWorkers(1); // beside the one who reads and hashes
        } catch (NotStored e) {
            fan.abandon();
            throw e;
        } catch (IOException e) { // it is only begun
            throw new UncheckedIOException(e);
        }
    }

    /** Not one of the three is done again: it was written by Drydock once. */
    static Deposit asItIs(String name, Fan fan) {
        return new Deposit(name, fan);
    }

    private Deposit(String name, Fan fan) {
        this.name = name;
        this.fan = fan;
        this.out = new DigestOutputStream(new BufferedOutputStream(fan, 1 << 16), digest);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    Artefact keep() throws IOException {
        out.close();
        fan.keep();
        return new Artefact(name, fan.count(), Hash.hex(digest));
    }

    /** What was not kept is gone. */
    @Override
    public void close() {
        fan.abandon();
        try {
            out.close();
        } catch (IOException e) {
            // it only tells that there is nobody who takes the rest
        }
    }
}
