package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads an archive through, and hashes what is in it. */
final class Inspection {
    private Inspection() {}

    static Map<String, Seen> of(InputStream archive) throws IOException {
        Map<String, Seen> seen = new HashMap<>();
        of(archive, seen::get, seen::put);
        return seen;
    }

    /** @param known what was said of a path: a hard link only names the other one */
    static void of(InputStream archive, Function<String, Seen> known, BiConsumer<String, Seen> each)
            throws IOException {
        Tar tar = new Tar(archive);
        byte[] buffer = new byte[Line.BLOCK];
        for (Optional<Member> next = tar.next(); next.isPresent(); next = tar.next()) {
            Member member = next.get();
            Seen of = member.hardLink()
                    ? known.apply(member.link())
                    : new Seen(hash(member, tar, buffer), member.attributes());
            if (of == null) throw new IOException("the archive is damaged: a hard link's other path is not in it");
            each.accept(member.path(), of);
        }
    }

    private static String hash(Member member, Tar tar, byte[] buffer) throws IOException {
        if (!member.file()) return "";
        if (!member.sparse()) return Hash.of(tar.data(), buffer);
        MessageDigest digest = Hash.sha256();
        Sparse.hash(tar.data(), Long.parseLong(member.pax().get("GNU.sparse.realsize")), digest);
        return Hash.hex(digest);
    }
}
