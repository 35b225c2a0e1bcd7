package dev.drydock.backup;

import java.math.BigDecimal;

/**
 * What the site's find says of one path, in its own words.
 *
 * @param type f d l p s b c D, as find prints it
 * @param inode device and number
 * @param target of a symbolic link
 */
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

    /**
     * Changed so shortly before the listing began that another change since could have left the same time: clocks of file
     * systems tick slowly.
     */
    boolean fresh(String listed) {
        return new BigDecimal(ctime).compareTo(new BigDecimal(listed).subtract(BigDecimal.ONE)) > 0;
    }
}
