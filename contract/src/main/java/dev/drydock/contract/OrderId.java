package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Run / step / do, back, cure or stop / attempt. The attempt is one number a site that only rises, so it is the epoch too.
 * Only these characters may stand in an id: it names directories and is compared in shell scripts.
 */
public record OrderId(String run, int step, Kind kind, long attempt) {

    public enum Kind {
        @JsonProperty("do")
        DO("do"),
        @JsonProperty("back")
        BACK("back"),
        @JsonProperty("cure")
        CURE("cure"),
        @JsonProperty("stop")
        STOP("stop");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What a question that belongs to no run has in the place of one begins with. */
    public static final String LOOK = "look-";

    private static final Pattern FORM =
            Pattern.compile("([0-9A-Za-z-]{1,64})/([0-9]{1,4})/(do|back|cure|stop)/([0-9]{1,18})");

    public OrderId {
        if (!run.matches("[0-9A-Za-z-]{1,64}") || step < 0 || attempt < 0) {
            throw new IllegalArgumentException("not an order id: " + run + "/" + step + "/" + kind + "/" + attempt);
        }
    }

    @JsonCreator
    public static OrderId of(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an order id: RUN/STEP/do|back|cure|stop/ATTEMPT expected");
        }
        return new OrderId(
                m.group(1),
                Integer.parseInt(m.group(2)),
                Kind.valueOf(m.group(3).toUpperCase(java.util.Locale.ROOT)),
                Long.parseLong(m.group(4)));
    }

    /** It is a question, of no run. */
    public boolean look() {
        return run.startsWith(LOOK);
    }

    /** The same, as one safe file name. */
    public String fileName() {
        return run + "." + step + "." + kind.word() + "." + attempt;
    }

    @JsonValue
    @Override
    public String toString() {
        return run + "/" + step + "/" + kind.word() + "/" + attempt;
    }
}
