package dev.drydock.backup;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One path of a backup.
 *
 * @param archive the number of the archive that holds it; -1: none
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"stat", "seen", "archive"})
record Entry(Stat stat, Seen seen, int archive) {
    String path() {
        return stat.path();
    }
}
