package dev.drydock.backup;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A file's head in an archive.
 *
 * @param path relative to root, as in a listing
 * @param link a hard link's other path, or a symbolic link's target
 * @param stored how many bytes follow for it
 * @param head the blocks themselves, so that they can be handed on as they came
 */
record Member(
        String path,
        char type,
        String mode,
        long uid,
        long gid,
        String link,
        long stored,
        Map<String, String> pax,
        byte[] head) {
    static final String XATTR = "SCHILY.xattr.";

    boolean file() {
        return type == '0';
    }

    boolean hardLink() {
        return type == '1';
    }

    boolean sparse() {
        return pax.containsKey("GNU.sparse.major");
    }

    Map<String, String> attributes() {
        return pax.entrySet().stream()
                .filter(e -> e.getKey().startsWith(XATTR) || e.getKey().startsWith("SCHILY.acl."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static String plain(String name) {
        String path = name.startsWith("./") ? name.substring(2) : name;
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.equals(".") ? "" : bare;
    }
}
