package dev.drydock.participant.work;

import dev.drydock.contract.OrderId;
import dev.drydock.contract.Progress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What an order has said since the last time anybody listened: the newest lines, so many and so long. */
final class Voice {
    static final int LINES = 40;
    static final int LENGTH = 400;

    private final OrderId order;
    private final Deque<String> lines = new ArrayDeque<>();
    private int left;
    private int percent = -1;
    private boolean news;

    Voice(OrderId order) {
        this.order = order;
    }

    synchronized void say(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
            left++;
        }
        lines.addLast(line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…");
        news = true;
    }

    synchronized void percent(int now) {
        if (now == percent) return;
        percent = Math.clamp(now, 0, 100);
        news = true;
    }

    synchronized Optional<Progress> take(Instant at) {
        if (!news) return Optional.empty();
        List<String> said = new ArrayList<>(lines);
        if (left > 0) said.addFirst("… " + left + " lines left out");
        lines.clear();
        left = 0;
        news = false;
        return Optional.of(new Progress(order, at, percent, said));
    }
}
