package dev.drydock.audit.keep;

import java.util.Map;

/** A broker whose topic and offsets the test sets. */
public final class Offsets implements Reach {
    public static final String TOPIC = "first";

    String topic = TOPIC;
    private final Map<Integer, Long> ends;

    public Offsets(Map<Integer, Long> ends) {
        this.ends = ends;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public String known() {
        return topic;
    }

    @Override
    public Map<Integer, Long> ends() {
        return ends;
    }
}
