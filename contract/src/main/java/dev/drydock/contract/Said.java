package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Only the one doing the work says how it ended; nobody reports what he does not know. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "said")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Said.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Said.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Said.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Said.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Said.Interrupted.class, name = "interrupted"),
})
public sealed interface Said {

    /** It is in the journal; the result will follow. */
    record Accepted() implements Said {}

    record Done(Found found) implements Said {
        public static Done nothing() {
            return new Done(new Found.Nothing());
        }
    }

    /**
     * Never began; nothing changed.
     *
     * @param reason what is wrong and where
     * @param next what a person can do about it
     */
    record Refused(String reason, String next) implements Said {}

    /**
     * Began, and may have changed something.
     *
     * @param tail the end of its output, bounded and masked
     */
    record Failed(String reason, String next, String tail) implements Said {}

    /** Began, and nobody saw the end. */
    record Interrupted(String reason, String tail) implements Said {}

    default boolean last() {
        return !(this instanceof Accepted);
    }
}
