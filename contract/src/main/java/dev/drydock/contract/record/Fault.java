package dev.drydock.contract.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is wrong with the public record, and where.
 *
 * @param sequence the entry's number; 0: it could not be told
 * @param until of several missing ones the last; else {@code sequence}
 * @param why for a person, in one line
 */
public record Fault(What what, String run, long sequence, long until, String why) {

    public enum What {
        /** It is no entry of the record. */
        @JsonProperty("unreadable")
        UNREADABLE,
        /** Not signed by the orchestrator as it stands here. */
        @JsonProperty("signature")
        SIGNATURE,
        /** It is signed, but for another place than this. */
        @JsonProperty("moved")
        MOVED,
        /** It does not follow from the one before. */
        @JsonProperty("chain")
        CHAIN,
        @JsonProperty("missing")
        MISSING,
        /** Two different entries have one number. */
        @JsonProperty("double")
        DOUBLE,
        /** It stands behind one that came after it. */
        @JsonProperty("order")
        ORDER,
        /** A total is not what is there. */
        @JsonProperty("count")
        COUNT,
        /** The run was closed before. */
        @JsonProperty("after-end")
        AFTER_END,
        /** It is not what a signed head of the record said it was. */
        @JsonProperty("head")
        HEAD,
        /** What is kept beside its bytes is not what they say. */
        @JsonProperty("column")
        COLUMN;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static Fault at(What what, String run, long sequence, String why) {
        return new Fault(what, run, sequence, sequence, why);
    }

    public static Fault missing(String run, long from, long to, String why) {
        return new Fault(What.MISSING, run, from, to, why);
    }
}
