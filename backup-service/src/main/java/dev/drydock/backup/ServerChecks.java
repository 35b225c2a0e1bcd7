package dev.drydock.backup;

import dev.drydock.backup.credentials.Access;
import dev.drydock.contract.Content;
import dev.drydock.contract.Said;
import java.util.ArrayList;
import java.util.List;
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
        return Optional.empty();
    }

    static Said.Refused noScratch(Content.Database database, Dialect dialect, Access access, Manifest.Origin origin) {
        if (!origin.makesExtensions()) return noExtensions(database, access, origin);
        String grant = dialect == Dialect.POSTGRESQL
                ? "ALTER ROLE \"" + access.user() + "\" CREATEDB"
                : "GRANT ALL ON `drydock\\_scratch\\_%`.* TO '" + access.user() + "'@'%'";
        return new Said.Refused(
                "database " + database.name() + " (" + access.database() + "): no drill is possible: role "
                        + access.user() + " may not make a scratch database",
                "as the server's administrator: " + grant + "; or name a database that belongs to role "
                        + access.user() + ", in the site file: scratch: { " + database.name() + ": NAME }; or install "
                        + (dialect == Dialect.POSTGRESQL
                                ? "postgresql-" + origin.release()
                                : "mariadb-server " + origin.release())
                        + " on the backup service's machine, for a server of its own");
    }

    private static Said.Refused noExtensions(Content.Database database, Access access, Manifest.Origin origin) {
        return new Said.Refused(
                "database " + database.name() + " (" + access.database() + "): no drill is possible: role "
                        + access.user() + " may not make the extension "
                        + unmade(origin).getFirst()
                        + " in a scratch database",
                "make a database that belongs to role " + access.user()
                        + ", as the server's administrator: CREATE EXTENSION "
                        + String.join(", ", unmade(origin)) + " there, and name it in the site file: scratch: { "
                        + database.name() + ": NAME }; or install postgresql-" + origin.release()
                        + " and that extension on the backup service's machine, for a server of its own");
    }

    private static List<String> unmade(Manifest.Origin origin) {
        return origin.extensions().stream()
                .filter(e -> !e.makes())
                .map(e -> Dialect.POSTGRESQL.quoted(e.name()))
                .toList();
    }

    /** What the role cannot make there must be there already. */
    static void has(String scratch, ServerState state, Manifest.Origin origin) {
        List<String> lacking = new ArrayList<>(unmade(origin));
        state.extensions().forEach(e -> lacking.remove(Dialect.POSTGRESQL.quoted(e.name())));
        if (lacking.isEmpty()) return;
        throw Ended.refused(
                "the scratch database " + scratch + " lacks what its role may not make: extension "
                        + lacking.getFirst(),
                "as the server's administrator, in database " + scratch + ": CREATE EXTENSION " + lacking.getFirst());
    }

    /** @param cause what the server said */
    static Said.Refused unreachable(Content.Database database, Dialect dialect, Access access, Ended cause) {
        String where = access.host().isEmpty() ? "the site's host" : access.host();
        if (cause.exit() == Exits.NO_CLIENT) {
            return new Said.Refused(
                    "the site's host lacks the clients of database " + database.name() + "'s server: " + words(cause),
                    "install there: apt-get install " + dialect.debian());
        }
        return new Said.Refused(
                "database " + database.name() + " (" + access.database() + " at " + where + ", as role " + access.user()
                        + ") cannot be worked with: " + words(cause),
                "see that the server runs, and that the application's own credentials are right");
    }

    private static String words(Ended cause) {
        if (cause.said() instanceof Said.Refused refused) return refused.reason();
        if (!(cause.said() instanceof Said.Failed failed)) return cause.getMessage();
        return failed.tail().strip().lines().findFirst().orElse(failed.reason());
    }

    /** Whoever names the wrong one must not lose it. */
    static void empty(String scratch, ServerState state) {
        if (state.objects() == 0) return;
        throw Ended.refused(
                "the scratch database " + scratch + " is not empty: it has " + state.objects() + " objects",
                "name an empty one under `scratch` in the site file; Drydock empties only what a drill of its own has left");
    }

    /** Two sites may name the same one. */
    static void nobodys(String scratch, Dialect dialect, ServerState state) {
        if (!Dialect.drilled(state.marker())) return;
        throw Ended.refused(
                "a drill of another database has the scratch database " + scratch
                        + ", or broke off there: its marker is " + state.marker(),
                "name one for each site and each database under `scratch` in the site files; where that drill is over for good: "
                        + (dialect == Dialect.MYSQL
                                ? "DROP TABLE drydock_drill"
                                : "COMMENT ON DATABASE " + dialect.quoted(scratch) + " IS NULL"));
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
