package dev.drydock.backup;

import dev.drydock.contract.Place;
import dev.drydock.participant.Ending;
import dev.drydock.participant.Job;
import dev.drydock.participant.Output;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A site whose line breaks.
 *
 * @param after when so many bytes have gone to it; or {@link #LAST_BYTE}, which nobody notices here
 */
record Breaking(Site site, long after) implements Site {
    static final long LAST_BYTE = -1;

    @Override
    public <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body) {
        IOException[] broken = new IOException[1];
        return site.pipe(pipe, (from, to) -> {
            T value = body.run(from, after == LAST_BYTE ? shortened(to) : cut(to, broken));
            if (broken[0] != null) throw broken[0];
            return value;
        });
    }

    private OutputStream cut(OutputStream out, IOException[] broken) {
        return new FilterOutputStream(out) {
            private long count;

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                int rest = (int) Math.min(length, after - count);
                out.write(bytes, offset, rest);
                count += rest;
                if (rest < length) {
                    broken[0] = new IOException("the line broke");
                    throw broken[0];
                }
            }
        };
    }

    private static OutputStream shortened(OutputStream out) {
        return new FilterOutputStream(out) {
            private byte[] held = new byte[0];

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length == 0) return;
                out.write(held);
                out.write(bytes, offset, length - 1);
                held = new byte[] {bytes[offset + length - 1]};
            }
        };
    }

    @Override
    public Place place() {
        return site.place();
    }

    @Override
    public Optional<String> jobs() {
        return site.jobs();
    }

    @Override
    public boolean begunBefore() {
        return site.begunBefore();
    }

    @Override
    public Output read(Read read) {
        return site.read(read);
    }

    @Override
    public Ending job(Job job) {
        return site.job(job);
    }

    @Override
    public void say(String line) {
        site.say(line);
    }

    @Override
    public void percent(int percent) {
        site.percent(percent);
    }

    @Override
    public String secret(String name) {
        return site.secret(name);
    }
}
