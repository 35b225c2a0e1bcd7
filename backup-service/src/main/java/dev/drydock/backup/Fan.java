package dev.drydock.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the same bytes to several stores, each at its own pace within a bounded number of blocks: a slow one slows all, one that
 * takes nothing any more is lost.
 */
final class Fan extends OutputStream {
    interface Loss {
        /** @throws NotStored too few are left */
        void of(Held copy, IOException why) throws NotStored;
    }

    private final Loss loss;
    private final Map<Held, Lane> lanes = new LinkedHashMap<>();
    private NotStored over;
    private boolean abandoned;
    private long count;

    Fan(List<Held> to, String name, Duration patience, Loss loss) {
        this.loss = loss;
        for (Held copy : to) {
            lanes.put(copy, new Lane(copy, name, patience));
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws NotStored {
        // what is written only because all is being closed is nobody's loss
        if (length == 0 || abandoned) return;
        byte[] block = Arrays.copyOfRange(bytes, offset, offset + length);
        each(lane -> lane.offer(block));
        count += length;
    }

    long count() {
        return count;
    }

    /** Has its name in all stores that are left. */
    void keep() throws NotStored {
        each(Lane::end);
        each(Lane::awaitKept);
    }

    private interface Act {
        void on(Lane lane) throws IOException;
    }

    private void each(Act act) throws NotStored {
        if (over != null) throw over;
        for (Map.Entry<Held, Lane> each : List.copyOf(lanes.entrySet())) {
            try {
                act.on(each.getValue());
            } catch (IOException e) {
                lanes.remove(each.getKey());
                each.getValue().abandon();
                lose(each.getKey(), e);
            }
        }
    }

    private void lose(Held copy, IOException why) throws NotStored {
        try {
            loss.of(copy, why);
        } catch (NotStored e) {
            over = e;
            throw e;
        }
    }

    /** What was not kept is gone. */
    void abandon() {
        abandoned = true;
        lanes.values().forEach(Lane::abandon);
    }
}
