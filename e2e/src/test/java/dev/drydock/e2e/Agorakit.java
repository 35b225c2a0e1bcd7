package dev.drydock.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Agorakit extends Laravel {
    static final String FIRST = "V1.4";
    /** Needs unique usernames; where they are not, its second migration fails after the first changed tables. */
    static final String UNIQUE = "V1.5";

    static final String LATEST = "v1.10";

    private Agorakit() {
        super("agorakit", FIRST);
        try {
            run("php", "artisan", "migrate", "--force");
            sql(Files.readString(Path.of("src/test/resources/agorakit/seed.sql")));
            Path upload = root.resolve("storage/app/groups/1/files/1/Fahrplan für März.txt");
            Files.createDirectories(upload.getParent());
            Files.writeString(upload, "what a group has uploaded\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve();
    }

    static Agorakit open() {
        return new Agorakit();
    }

    /** Two members whom the server's collation does not tell apart. */
    Agorakit withDuplicates() {
        sql("INSERT INTO users (username, email, group_id) VALUES ('Anna', 'anna@example.com', 2),"
                + " ('celik', 'celik@example.com', 2)");
        return this;
    }

    Agorakit withCron() {
        startCron();
        return this;
    }
}
