package dev.drydock.vcs.zip;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an archive may hold: files, folders and links, each once, all of which end up below the folder that it is unpacked in.
 * Pure.
 */
final class Rules {
    private static final int LONGEST = 1000;
    private static final int LONGEST_PART = 255;
    private static final int LONGEST_SHOWN = 100;

    private Rules() {}

    static void check(List<Member> members) throws Bad {
        Map<String, Member> known = new HashMap<>();
        for (Member member : members) {
            Optional<String> fault = fault(member.path());
            if (fault.isPresent()) throw new Bad("its entry " + shown(member.path()) + " " + fault.get());
            if (known.put(member.path(), member) != null) throw new Bad("it has " + shown(member.path()) + " twice");
        }
        for (Member member : members) {
            for (String above = parent(member.path()); !above.isEmpty(); above = parent(above)) {
                Member folder = known.get(above);
                if (folder != null && !folder.folder()) {
                    throw new Bad(
                            shown(member.path()) + " in it would lie in " + shown(above) + ", which is no folder");
                }
            }
            if (member.type() == Member.Type.LINK && leadsOut(member)) {
                throw new Bad("its symbolic link " + shown(member.path()) + " leads out of it, or may: "
                        + shown(member.target()));
            }
        }
    }

    /** @return those of the paths on whose way the archive has something that is no folder */
    static List<String> blocked(Collection<Member> members, List<String> paths) {
        return members.stream()
                .filter(m -> !m.folder())
                .map(Member::path)
                .filter(p -> paths.stream().anyMatch(path -> path.startsWith(p + "/")))
                .toList();
    }

    private static Optional<String> fault(String path) {
        if (path.startsWith("/")) return Optional.of("is absolute");
        if (path.matches("(?s)[A-Za-z]:.*") || path.contains("\\")) return Optional.of("is no name of this system");
        if (path.length() > LONGEST) return Optional.of("has a name of more than " + LONGEST + " characters");
        if (path.chars().anyMatch(Character::isISOControl)) return Optional.of("has a control character in its name");
        for (String part : path.split("/", -1)) {
            if (part.equals("..") || part.equals(".")) return Optional.of("leads out of it, or may");
            if (part.isEmpty()) return Optional.of("has an empty name");
            if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) return Optional.of("has too long a name");
        }
        return path.startsWith(".drydock") ? Optional.of("has a name that Drydock itself needs") : Optional.empty();
    }

    /**
     * Only at its beginning may a target have `..`, and no more than there are folders above it: then it stays inside,
     * whatever other links are on its way.
     */
    private static boolean leadsOut(Member link) {
        String target = link.target();
        List<String> parts = Stream.of(target.split("/", -1)).toList();
        long up = parts.stream().takeWhile(".."::equals).count();
        long depth = link.path().chars().filter(c -> c == '/').count();
        return target.isEmpty()
                || target.startsWith("/")
                || target.chars().anyMatch(Character::isISOControl)
                || up > depth
                || parts.stream().skip(up).anyMatch(".."::equals);
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** One line, whatever the name. */
    static String shown(String path) {
        String safe = path.replaceAll("\\p{Cntrl}", "?");
        return "\"" + (safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN) + "…" : safe) + "\"";
    }
}
