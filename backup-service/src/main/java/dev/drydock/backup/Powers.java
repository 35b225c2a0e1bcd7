package dev.drydock.backup;

import java.util.regex.Pattern;

/**
 * What a server said makes a role one of the same powers. A backup may come from anywhere, and on a server of our own this is run by its
 * superuser: nothing but what {@code about-*.sql} makes is.
 */
final class Powers {
    /** With these a dump would reach this machine's files and programs, through the server. */
    private static final String TOO_MUCH =
            "(?!\"?pg_(?:execute_server_program|read_server_files|write_server_files)\\b)";

    private static final String NAME = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
    private static final String ACCOUNT = "`(?:[^`]|``)*`@`?[^`;\\s]*`?";
    private static final Pattern FORMS = Pattern.compile("ALTER ROLE " + NAME
            + "(?: NOINHERIT| CREATEROLE| CREATEDB| BYPASSRLS| LOGIN)+"
            + "|GRANT " + TOO_MUCH + NAME + " TO " + NAME
            + "|CREATE USER(?: IF NOT EXISTS)? " + ACCOUNT
            + "|GRANT [A-Z, ]+ ON \\*\\.\\* TO " + ACCOUNT);

    private Powers() {}

    static String checked(String power) {
        if (FORMS.matcher(power).matches()) return power;
        throw Ended.refused(
                "on a server of Drydock's own, the role would be given what reaches this machine, or what no server says: "
                        + Paths.shown(Paths.bytes(power)),
                "name an empty database of the site's own server under `scratch` in the site file; a backup that was brought in was"
                        + " not made by Drydock, or was changed since");
    }
}
