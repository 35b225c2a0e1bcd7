package dev.drydock.backup;

import java.util.regex.Pattern;

/**
 * What a server said makes a role one of the same powers. A backup may come from anywhere, and on a server of our own this is run by its
 * superuser: nothing but what {@code about-*.sql} makes is.
 */
final class Powers {
    private static final String NAME = "(?:[a-z_][a-z0-9_$]*|\"(?:[^\"]|\"\")+\")";
    private static final String ACCOUNT = "`(?:[^`]|``)*`@`?[^`;\\s]*`?";
    private static final Pattern FORMS = Pattern.compile("ALTER ROLE " + NAME
            + "(?: SUPERUSER| NOINHERIT| CREATEROLE| CREATEDB| BYPASSRLS| LOGIN)+"
            + "|GRANT " + NAME + " TO " + NAME
            + "|CREATE USER(?: IF NOT EXISTS)? " + ACCOUNT
            + "|GRANT [A-Z, ]+ ON \\*\\.\\* TO " + ACCOUNT);

    private Powers() {}

    static String checked(String power) {
        if (FORMS.matcher(power).matches()) return power;
        throw Ended.refused(
                "this backup would give its role powers in words that no server of Drydock's says: "
                        + Paths.shown(Paths.bytes(power)),
                "it was not made by Drydock, or was changed since; take another backup");
    }
}
