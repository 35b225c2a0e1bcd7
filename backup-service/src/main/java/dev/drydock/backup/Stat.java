package dev.drydock.backup;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;

/**
 * What the site's find says of one path, in its own words.
 *
 * @param type f d l p s b c D, as find prints it
 * @param inode device and number
 * @param target of a symbolic link
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"path", "type", "mode", "uid", "gid", "size", "mtime", "ctime", "inode", "links", "target"})
record Stat(
        String path,
        char type,
        String mode,
        long uid,
        long gid,
        long size,
        String mtime,
        String ctime,
        String inode,
        long links,
        String target) {
    Stat {
        // of a hundred thousand paths: these are few
        mode = mode.intern();
        target = target.isEmpty() ? "" : target;
        ctime = ctime.equals(mtime) ? mtime : ctime;
    }

    boolean folder() {
        return type == 'd';
    }

    /** Made by a process that lives, and by none other. */
    boolean socket() {
        return type == 's';
    }

    boolean file() {
        return type == 'f';
    }

    private static long seconds(String time) {
        int dot = time.indexOf('.');
        return Long.parseLong(time, 0, dot < 0 ? time.length() : dot, 10);
    }

    /**
     * Changed so shortly before the listing began that another change since could have left the same time: clocks of file
     * systems tick slowly.
     */
    boolean fresh(String listed) {
        if (seconds(ctime) + 2 < seconds(listed)) return false; // nearly all are
        return new BigDecimal(ctime).compareTo(new BigDecimal(listed).subtract(BigDecimal.ONE)) > 0;
    }
}
