package dev.drydock.backup;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an archive through, and hashes what is in it. */
final class Inspection {
    private Inspection() {}

    static Map<String, Seen> of(InputStream archive) throws IOException {
        Tar tar = new Tar(archive);
        Map<String, Seen> seen = new HashMap<>();
        for (Optional<Member> next = tar.next(); next.isPresent(); next = tar.next()) {
            Member member = next.get();
            Seen of = member.hardLink() ? seen.get(member.link()) : new Seen(hash(member, tar), member.attributes());
            if (of == null) throw new IOException("the archive is damaged: a hard link's other path is not in it");
            seen.put(member.path(), of);
        }
        return seen;
    }

    static String hash(Member member, Tar tar) throws IOException {
        if (!member.file()) return "";
        if (!member.sparse()) return Hash.of(tar.data());
        MessageDigest digest = Hash.sha256();
        Sparse.hash(tar.data(), Long.parseLong(member.pax().get("GNU.sparse.realsize")), digest);
        return Hash.hex(digest);
    }
}
