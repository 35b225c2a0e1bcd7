package dev.drydock.backup;

import dev.drydock.backup.credentials.Access;
import dev.drydock.contract.Content;
import dev.drydock.contract.Said;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What hinders backup, drill and restore of a server's database, known before anything begins. */
final class ServerChecks {
    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    private ServerChecks() {}

    static Optional<Said.Refused> complaint(
            Content.Database database, Dialect dialect, ServerState state, Access access) {
        String name = "database " + database.name() + " (" + access.database() + ")";
        if (dialect == Dialect.POSTGRESQL && major(state.client()) < Integer.parseInt(state.server()) / 10_000) {
            return refused(
                    name + ": its server is PostgreSQL " + Integer.parseInt(state.server()) / 10_000
                            + ", and pg_dump of the" + " site's host is of " + major(state.client())
                            + ", which refuses newer servers",
                    "install there: apt-get install postgresql-client-" + Integer.parseInt(state.server()) / 10_000);
        }
        if (dialect == Dialect.MYSQL
                && state.server().contains("MariaDB") != state.client().contains("MariaDB")) {
            return refused(
                    name + ": its server is " + state.server() + ", and the client of the site's host is "
                            + state.client() + ": a dump of one is not for the other",
                    "install there the client of the server's own kind");
        }
        if (database.server().scratch().equals(access.database())) return itself(access);
        if (database.server().scratch().isEmpty() && !state.mayMake()) {
            return refused(
                    name + ": no drill is possible: role " + access.user() + " may not make a scratch database",
                    "as the server's administrator: ALTER ROLE \"" + access.user()
                            + "\" CREATEDB; or name a database of that role that may be emptied, in the site file:"
                            + " databases: { " + database.name() + ": { scratch: NAME } }");
        }
        return Optional.empty();
    }

    static void notItself(String scratch, Access access) {
        if (scratch.equals(access.database())) throw new Ended(itself(access).orElseThrow());
    }

    private static Optional<Said.Refused> itself(Access access) {
        return refused(
                "the scratch database is the application's own, " + access.database() + ": a drill would empty it",
                "name another under `databases` in the site file");
    }

    private static int major(String client) {
        Matcher m = NUMBER.matcher(client.replaceFirst("^[^)]*\\)", ""));
        return m.find() ? Integer.parseInt(m.group(1)) : 0;
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
