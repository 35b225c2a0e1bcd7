package dev.drydock.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was found of a backup beside `verified`; like that it holds for exactly the content that it had. */
final class Marks {
    private static final String CHECKED = "checked";
    private static final String VERIFIED = "verified";
    private static final String COMPLETE = "complete.json";

    private Marks() {}

    /** Read back and compared, but loaded nowhere: restored only where a person has waived the drill. */
    static void checked(Shelf shelf) throws IOException {
        try (Deposit deposit = Deposit.plain(shelf.folder().resolve(CHECKED), shelf.writer())) {
            deposit.write(content(shelf).getBytes(StandardCharsets.UTF_8));
            deposit.keep();
        }
    }

    static boolean isChecked(Shelf shelf) throws IOException {
        Path mark = shelf.folder().resolve(CHECKED);
        return Files.exists(mark)
                && shelf.has(COMPLETE)
                && Files.readString(mark).equals(content(shelf));
    }

    /** It was found to be damaged: it counts no longer. */
    static void none(Shelf shelf) throws IOException {
        Files.deleteIfExists(shelf.folder().resolve(VERIFIED));
        Files.deleteIfExists(shelf.folder().resolve(CHECKED));
    }

    private static String content(Shelf shelf) throws IOException {
        return Hash.of(
                new ByteArrayInputStream(Files.readAllBytes(shelf.folder().resolve(COMPLETE))));
    }
}
