package dev.drydock.backup;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All paths of a site but those that nobody walks into, sorted by their bytes.
 *
 * @param began by the site's clock
 */
record Listing(String began, SortedMap<String, Stat> paths) {
    private static final int LONGEST = 64 * 1024;

    static Listing read(InputStream source) throws IOException {
        InputStream in = new BufferedInputStream(source, 1 << 16);
        SortedMap<String, Stat> paths = new TreeMap<>();
        String began = field(in);
        for (int c = in.read(); c >= 0; c = in.read()) {
            Stat stat = stat((char) c, in);
            paths.put(stat.path(), stat);
        }
        return new Listing(began, paths);
    }

    long bytes() {
        return paths.values().stream().filter(Stat::file).mapToLong(Stat::size).sum();
    }

    private static Stat stat(char type, InputStream in) throws IOException {
        if (in.read() != 0) throw new IOException("the listing is not of the form that was asked for");
        String mode = field(in);
        long uid = number(in);
        long gid = number(in);
        long size = number(in);
        String mtime = field(in);
        String ctime = field(in);
        String inode = field(in);
        long links = number(in);
        String path = field(in);
        return new Stat(path, type, mode, uid, gid, type == 'f' ? size : 0, mtime, ctime, inode, links, field(in));
    }

    private static long number(InputStream in) throws IOException {
        String digits = field(in);
        if (!digits.matches("[0-9]{1,18}")) throw new IOException("the listing is not of the form that was asked for");
        return Long.parseLong(digits);
    }

    private static String field(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
        for (int c = in.read(); c != 0; c = in.read()) {
            if (c < 0) throw new EOFException("the listing ends in the middle");
            if (bytes.size() == LONGEST) throw new IOException("a path of the listing is too long");
            bytes.write(c);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
