package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All paths of a site but those that nobody walks into, sorted by their bytes.
 *
 * @param began by the site's clock
 */
record Listing(String began, SortedMap<String, Stat> paths) {
    static Listing read(InputStream source, PathRoom.Share room) throws IOException {
        Fields in = new Fields(source);
        SortedMap<String, Stat> paths = new TreeMap<>();
        String began = in.next();
        while (in.more()) {
            Stat stat = stat(in);
            paths.put(stat.path(), stat);
            room.list(paths.size());
        }
        return new Listing(began, paths);
    }

    long bytes() {
        return paths.values().stream().filter(Stat::file).mapToLong(Stat::size).sum();
    }

    private static Stat stat(Fields in) throws IOException {
        String type = in.next();
        if (type.length() != 1) throw new IOException("the listing is not of the form that was asked for");
        String mode = in.next();
        long uid = number(in);
        long gid = number(in);
        long size = number(in);
        String mtime = in.next();
        String ctime = in.next();
        String inode = in.next();
        long links = number(in);
        return new Stat(
                path(in.next()),
                type.charAt(0),
                mode,
                uid,
                gid,
                type.equals("f") ? size : 0,
                mtime,
                ctime,
                inode,
                links,
                in.next());
    }

    private static String path(String found) {
        return found.startsWith("./") ? found.substring("./".length()) : found;
    }

    private static long number(Fields in) throws IOException {
        String digits = in.next();
        try {
            long number = Long.parseLong(digits);
            if (number >= 0) return number;
        } catch (NumberFormatException e) {
            throw new IOException("the listing is not of the form that was asked for", e);
        }
        throw new IOException("the listing is not of the form that was asked for");
    }
}
