package dev.drydock.participant;

/** How a job ended. Output is its last part, masked and bounded to 64 KiB. */
public sealed interface Ending {

    /** @param leftovers it left processes behind, which were ended */
    record Exited(int code, String output, boolean leftovers) implements Ending {}

    record OverLimit(long seconds, String output) implements Ending {}

    /** A newer order has the site, or the job directory cannot be made: nothing began. */
    record Refused(String reason) implements Ending {}

    /** Nobody saw the end: host rebooted, wrapper killed, directory gone, stopped by a newer order. */
    record Interrupted(String reason, String output) implements Ending {}
}
