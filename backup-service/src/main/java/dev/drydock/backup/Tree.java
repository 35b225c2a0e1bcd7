package dev.drydock.backup;

import dev.drydock.participant.Site;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of the order's site, as seen through the line. */
record Tree(Site site, Line line, Paths paths, PathRoom.Share room) {

    Listing list() {
        return list("look", paths.unvisited());
    }

    /** Also what an upgrade has locked away. */
    Listing listToRestore() {
        return list("open", paths.outside());
    }

    private Listing list(String how, List<String> unvisited) {
        List<String> arguments = new ArrayList<>(List.of(how));
        arguments.addAll(unvisited);
        return line.take(Scripts.LIST, arguments, 0, Line.NOTHING, from -> Listing.read(from, room));
    }

    /** The same, of these looked at again: all else is as it was seen then. */
    Listing again(Listing listing, List<String> these) {
        Listing now = line.take(
                Scripts.LIST, List.of("these"), 0, toSite -> names(these, toSite), from -> Listing.read(from, room));
        SortedMap<String, Stat> paths = new TreeMap<>(listing.paths());
        these.forEach(paths::remove);
        paths.putAll(now.paths());
        return new Listing(listing.began(), paths);
    }

    /** Reads these again and keeps nothing. What vanished is not in the result. */
    Map<String, Seen> look(List<String> wanted, Listing listing) {
        return wanted.isEmpty() ? Map.of() : send(wanted, listing, "", OutputStream.nullOutputStream());
    }

    /** @param limit in seconds, or empty */
    Map<String, Seen> send(List<String> wanted, Listing listing, String limit, OutputStream copy) {
        long total =
                wanted.stream().mapToLong(p -> listing.paths().get(p).size()).sum();
        // 1: a file changed while it was read; whoever must know lists again
        return line.take(Scripts.SEND_FILES, List.of(limit), 1, toSite -> names(wanted, toSite), fromSite -> {
            InputStream in =
                    new BufferedInputStream(new Tee(new Gauge(fromSite, total, site::percent), copy), Line.BLOCK);
            Map<String, Seen> seen = Inspection.of(in);
            in.transferTo(OutputStream.nullOutputStream());
            return seen;
        });
    }

    /** What the backup's folders do not have. */
    void dropForeignAttributes(List<String> folders, Listing listing, Manifest backup) {
        List<String> pathsAndNames = new ArrayList<>();
        look(folders, listing).forEach((path, seen) -> seen.attributes().keySet().stream()
                .filter(name -> name.startsWith(Member.XATTR))
                .filter(name -> !backup.entries().get(path).seen().attributes().containsKey(name))
                .forEach(name -> pathsAndNames.addAll(List.of("./" + path, name.substring(Member.XATTR.length())))));
        if (pathsAndNames.isEmpty()) return;
        byte[] all = (String.join("\0", pathsAndNames) + "\0").getBytes(StandardCharsets.ISO_8859_1);
        line.give(Scripts.DROP_ATTRIBUTES, List.of(), toSite -> Line.whole(toSite, out -> out.write(all)));
    }

    void put(Putting putting, Manifest backup, Shelf shelf) {
        java.io.ByteArrayOutputStream remove = new java.io.ByteArrayOutputStream();
        try {
            names(putting.remove(), remove);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        line.give(
                Scripts.PUT_FILES,
                List.of(Integer.toString(remove.size())),
                toSite -> Line.whole(toSite, out -> {
                    remove.writeTo(out);
                    Set<String> left = new HashSet<>(putting.put());
                    for (int i = 0; i < backup.head().archives().size(); i++) {
                        pass(i, left, backup, shelf, out);
                    }
                    if (!left.isEmpty())
                        throw new IOException(
                                "the store lacks " + Paths.shown(left.iterator().next()));
                    Tar.end(out);
                }));
    }

    private static void pass(int number, Set<String> left, Manifest backup, Shelf shelf, OutputStream out)
            throws IOException {
        try (InputStream in = shelf.open(Shelf.tree(number))) {
            Tar tar = new Tar(in);
            for (Optional<Member> next = tar.next(); next.isPresent(); next = tar.next()) {
                String path = next.get().path();
                Entry entry = backup.entries().get(path);
                if (entry != null && entry.archive() == number && left.remove(path)) tar.pass(next.get(), out);
            }
        }
    }

    private static void names(List<String> names, OutputStream out) throws IOException {
        StringBuilder some = new StringBuilder();
        for (String name : names) {
            some.append("./").append(name).append('\0');
            if (some.length() > 1 << 15) {
                out.write(some.toString().getBytes(StandardCharsets.ISO_8859_1));
                some.setLength(0);
            }
        }
        out.write(some.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
