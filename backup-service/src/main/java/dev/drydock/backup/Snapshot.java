package dev.drydock.backup;

import dev.drydock.backup.scratch.Sqlite;
import dev.drydock.contract.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A SQLite database as an archive of one file: content and attributes. */
final class Snapshot {
    private Snapshot() {}

    /** @param copy where the archive goes, as it comes */
    static Facts take(Line line, Content.Database database, Path scratch, OutputStream copy) throws IOException {
        return facts(fetch(line, database, "", scratch, copy), scratch);
    }

    /** The archive alone: what is in it may be broken. */
    static Member fetch(Line line, Content.Database database, String limit, Path scratch, OutputStream copy) {
        return line.take(Scripts.SEND_DATABASE, List.of(limit, database.file()), 0, Line.NOTHING, fromSite -> {
            InputStream in = new Tee(fromSite, copy);
            Member member = unpack(in, scratch);
            in.transferTo(OutputStream.nullOutputStream());
            return member;
        });
    }

    static Member unpack(InputStream archive, Path file) throws IOException {
        Tar tar = new Tar(archive);
        Member member = tar.next().orElseThrow(() -> new IOException("the database's archive is empty"));
        if (!member.file()) throw new IOException("the database's archive holds no file");
        Files.copy(tar.data(), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        if (tar.next().isPresent()) throw new IOException("the database's archive holds more than one file");
        return member;
    }

    static Facts facts(Member member, Path file) throws IOException {
        Sqlite sqlite = new Sqlite(file);
        Map<String, String> properties = new HashMap<>(sqlite.settings());
        properties.put("owner", Long.toString(member.uid()));
        properties.put("group", Long.toString(member.gid()));
        properties.put("mode", member.mode());
        properties.putAll(member.attributes());
        List<Long> rows = sqlite.rows();
        long bytes = Files.size(file);
        return new Facts(
                sqlite.dump(),
                properties,
                rows.size(),
                rows.stream().mapToLong(Long::longValue).sum(),
                bytes);
    }
}
