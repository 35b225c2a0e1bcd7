package dev.drydock.backup;

import dev.drydock.contract.Content;
import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import java.util.Optional;

/** What check-database.sh found: a word, and a cause; of a good one size and tables. */
record DatabaseState(Content.Database database, String word, String rest) {

    long bytes() {
        return number(0);
    }

    long tables() {
        return number(1);
    }

    /** Of the two that follow good. */
    private long number(int which) {
        return word.equals("good") && rest.matches("[0-9]{1,18} [0-9]{1,18}")
                ? Long.parseLong(rest.split(" ")[which])
                : 0;
    }

    Optional<Said.Refused> complaint(Place place) {
        String file = place.root() + "/" + database.file();
        String recipe = "correct `database` in the recipe, or mend the site first";
        return switch (word) {
            case "good" -> Optional.empty();
            case "lacking" -> refused("the site's host has no sqlite3", "install it there: apt-get install sqlite3");
            case "missing" -> refused("database file missing: " + file, recipe);
            case "empty" ->
                refused(
                        "the database file is empty: " + file
                                + ": that of an application never is, and a command that only asks makes one where it lacks",
                        "put the database back, from a backup or a copy of your own; if the application has none yet: sqlite3 FILE VACUUM");
            case "linked" ->
                refused(
                        "the database file " + file + " is reached over a symbolic link, at " + rest,
                        "put the file itself there: what a link leads to cannot be put back safely");
            case "alien" -> refused("the database file is not a SQLite database: " + file, recipe);
            case "rights" ->
                refused(
                        "the database file or its folder is not readable and writable by run-as: " + file,
                        "correct their rights, or `run-as` in the site file");
            case "locked" ->
                refused(
                        "the database file is locked" + (rest.isEmpty() ? "" : " by pid " + rest) + ": " + file,
                        "wait until that process is done, or stop it");
            case "corrupt" ->
                refused(
                        "the database file is corrupt: " + file + ": " + rest,
                        "mend it first (sqlite3 FILE .recover), an upgrade would only make it worse");
            default ->
                refused(
                        "the database file " + file + " could not be looked at: " + word,
                        "see that run-as may read it");
        };
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
