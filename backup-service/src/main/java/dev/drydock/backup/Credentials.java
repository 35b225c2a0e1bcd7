package dev.drydock.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.backup.credentials.Access;
import dev.drydock.backup.credentials.CredentialsReader;
import dev.drydock.contract.Content;
import dev.drydock.participant.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Of one database: from the site while it is whole, afterwards from the backup. A secret's are nowhere else. */
record Credentials(Content.Database database, Means means) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean areKept() {
        return !from().form().equals("secret");
    }

    Access ofSite() {
        try {
            return CredentialsReader.read(from(), text());
        } catch (CredentialsReader.Unreadable e) {
            throw refused(e.getMessage());
        }
    }

    /** Values that nobody else may read. */
    Set<String> secrets() {
        try {
            return CredentialsReader.secrets(from(), text());
        } catch (CredentialsReader.Unreadable e) {
            throw refused(e.getMessage());
        }
    }

    /** Empty: the site has none that could be read, so it names no other database. */
    Optional<Access> ofSiteIfAny() {
        try {
            return Optional.of(ofSite());
        } catch (Ended e) {
            means.site().say("the site's own credentials of database " + database.name() + " cannot be read any more");
            return Optional.empty();
        }
    }

    Access ofBackup(Shelf shelf) throws IOException {
        if (!areKept()) return ofSite();
        try (InputStream in = shelf.open(Shelf.access(database.name()))) {
            return JSON.readValue(in, Access.class);
        }
    }

    private Content.Credentials from() {
        return database.server().credentials();
    }

    private String text() {
        Content.Credentials from = from();
        return switch (from.form()) {
            case "secret" -> {
                if (!means.site().place().secrets().containsKey(from.source())) {
                    throw refused("the site has no secret " + from.source());
                }
                yield means.site().secret(from.source());
            }
            case "django" ->
                said(means.read(
                        "ask-django",
                        Map.of(
                                "DRYDOCK_SOURCE", from.source(),
                                "DRYDOCK_ENTRY", from.entry().isEmpty() ? "default" : from.entry(),
                                "DRYDOCK_PYTHON", from.python()),
                        List.of()));
            default -> said(means.read("read-file", Map.of("DRYDOCK_FILE", from.source()), List.of()));
        };
    }

    /** What it printed beside is not repeated: it may hold the password. */
    private String said(Output output) {
        if (output.ok()) return output.text();
        throw refused(
                output.exit() == 66 ? "there is no such file" : "it could not be read: exit code " + output.exit());
    }

    private Ended refused(String reason) {
        return Ended.refused(
                "the credentials of database " + database.name() + " (" + from().form() + " " + from().source() + "): "
                        + reason,
                "correct `credentials` in the recipe, or mend the site's own settings first");
    }
}
