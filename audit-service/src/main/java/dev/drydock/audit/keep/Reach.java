package dev.drydock.audit.keep;

import java.util.Map;

/** The topic, and how far it goes by partition. */
public interface Reach {
    /** The broker's id of it: of one that was made anew it is another. */
    String topic() throws Exception;

    /** As it was when it was last asked for. */
    String known();

    Map<Integer, Long> ends() throws Exception;
}
