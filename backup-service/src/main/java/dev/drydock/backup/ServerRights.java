package dev.drydock.backup;

import dev.drydock.backup.store.Store;
import dev.drydock.contract.Content;
import dev.drydock.contract.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the application's role could not see, and so would be lacking in a backup, or not make again: known before anything begins. */
final class ServerRights {
    /** For a whole dump of MariaDB or MySQL and for its loading. */
    private static final List<String> NEEDED = List.of(
            "SELECT",
            "INSERT",
            "CREATE",
            "DROP",
            "ALTER",
            "INDEX",
            "REFERENCES",
            "LOCK TABLES",
            "CREATE VIEW",
            "SHOW VIEW",
            "TRIGGER",
            "CREATE ROUTINE",
            "ALTER ROUTINE",
            "EVENT");

    private static final List<String> FOR_OTHERS = List.of("SUPER", "SET USER", "SET_USER_ID", "SET_ANY_DEFINER");
    private static final List<String> LOGGED = List.of("SUPER", "BINLOG ADMIN");
    private static final String ADMINISTRATOR = "as the server's administrator: ";

    private ServerRights() {}

    static Optional<Said.Refused> complaint(
            Content.Database database, Dialect dialect, ServerState state, String name) {
        String where = "database " + database.name() + " (" + name + "): ";
        return dialect == Dialect.POSTGRESQL ? postgresql(where, state, name) : mysql(where, state, name);
    }

    private static Optional<Said.Refused> postgresql(String where, ServerState state, String name) {
        String account = Dialect.POSTGRESQL.quoted(state.account());
        String owner = state.properties().getOrDefault("owner", "");
        if (!state.may().contains(owner)) {
            return refused(
                    where + "it belongs to role " + owner + ", which the application's role " + state.account()
                            + " is no member of: it could not be put back",
                    ADMINISTRATOR + "ALTER DATABASE " + Dialect.POSTGRESQL.quoted(name) + " OWNER TO " + account);
        }
        Optional<Manifest.Extension> apart = state.extensions().stream()
                .filter(e -> !List.of("public", "pg_catalog").contains(e.schema()))
                .findFirst();
        if (apart.isPresent()) {
            return refused(
                    where + "extension " + apart.get().name() + " is not of role " + state.account()
                            + ", and keeps schema " + apart.get().schema() + " from being put back",
                    ADMINISTRATOR + "ALTER EXTENSION "
                            + Dialect.POSTGRESQL.quoted(apart.get().name()) + " SET SCHEMA public");
        }
        if (state.owned().isEmpty()) return Optional.empty();
        return foreign(
                where,
                state.account(),
                state.owned().stream()
                        .map(o -> o.what() + " " + o.name() + " (of " + o.owner() + ")")
                        .toList(),
                state.owned().stream()
                        .map(o -> "ALTER LARGE OBJECT " + o.name() + " OWNER TO " + account)
                        .toList());
    }

    private static Optional<Said.Refused> foreign(
            String where, String account, List<String> objects, List<String> mending) {
        return refused(
                where + "role " + account + " could not make again what is not its own: " + String.join(", ", objects),
                ADMINISTRATOR + String.join("; ", mending));
    }

    /** @param owners has seen the whole dump without its rows */
    static Optional<Said.Refused> owners(Content.Database database, String name, String account, DumpOwners owners) {
        if (owners.found().isEmpty()) return Optional.empty();
        return foreign("database " + database.name() + " (" + name + "): ", account, owners.found(), owners.mending());
    }

    private static Optional<Said.Refused> mysql(String where, ServerState state, String name) {
        List<String> lacking = new ArrayList<>(NEEDED);
        lacking.removeAll(state.may());
        if (!lacking.isEmpty()) {
            return refused(
                    where + "role " + state.account() + " lacks " + String.join(", ", lacking)
                            + ": what it may not see no backup has, and what it may not make no restore puts back",
                    ADMINISTRATOR + "GRANT " + String.join(", ", lacking) + " ON "
                            + Dialect.MYSQL.quoted(name.replaceAll("([_%\\\\])", "\\\\$1")) + ".* TO "
                            + account(state.account()));
        }
        if (!state.untrusted().isEmpty() && state.may().stream().noneMatch(LOGGED::contains)) {
            return refused(
                    where + "its server writes a binary log, and lets role " + state.account()
                            + " make neither functions nor" + " triggers: "
                            + state.untrusted().getFirst() + " could not be put back",
                    ADMINISTRATOR
                            + "SET GLOBAL log_bin_trust_function_creators = 1, and the same in its configuration");
        }
        return foreign(state.powers(), state.account(), state.owned())
                .map(o -> new Said.Refused(
                        where + described(o) + ": role " + state.account() + " could not make it again",
                        ADMINISTRATOR + redefining(state, name, o)));
    }

    /** The first that runs as somebody else, where the role may make nothing for others. */
    static Optional<ServerState.Owned> foreign(List<String> powers, String account, List<ServerState.Owned> owned) {
        boolean others = FOR_OTHERS.stream()
                .anyMatch(right -> powers.stream().anyMatch(power -> power.startsWith("GRANT " + right + " ON ")));
        return owned.stream().filter(o -> !others && !o.owner().equals(account)).findFirst();
    }

    static String described(ServerState.Owned owned) {
        return owned.what() + " " + owned.name() + " runs as " + owned.owner();
    }

    private static String redefining(ServerState state, String name, ServerState.Owned owned) {
        String kind = state.server().contains("MariaDB") ? "mariadb" : "mysql";
        String dump = kind.equals("mysql") ? "mysqldump" : "mariadb-dump";
        List<String> words = new ArrayList<>(List.of(dump));
        if (owned.what().equals("view")) words.addAll(List.of(Store.quoted(name), Store.quoted(owned.name())));
        else {
            words.addAll(List.of("--no-create-info --no-data --routines --events --triggers --add-drop-trigger"));
            words.add(Store.quoted(name));
        }
        String edit = "s|DEFINER=" + account(owned.owner()).replaceAll("([\\[\\].*^$|\\\\])", "\\\\$1") + "|DEFINER="
                + account(state.account()).replaceAll("([&|\\\\])", "\\\\$1") + "|";
        return words.stream().collect(Collectors.joining(" ")) + " | sed " + Store.quoted(edit) + " | " + kind + " "
                + Store.quoted(name);
    }

    /** @param account as current_user() has it: app@% */
    private static String account(String account) {
        int at = account.lastIndexOf('@');
        return Dialect.MYSQL.quoted(account.substring(0, Math.max(0, at))) + "@"
                + Dialect.MYSQL.quoted(account.substring(at + 1));
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
