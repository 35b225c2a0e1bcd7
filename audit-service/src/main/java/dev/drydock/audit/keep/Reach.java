package dev.drydock.audit.keep;

import java.util.Map;

/** How far the topic goes, and how far it is read, by partition. */
public interface Reach {
    Map<Integer, Long> ends() throws Exception;

    /** What is kept for good. */
    Map<Integer, Long> read() throws Exception;
}
