package dev.drydock.backup;

/** What may be part of a path in a store. */
final class Names {
    private Names() {}

    static String checked(String name) {
        if (!name.matches("[0-9A-Za-z][0-9A-Za-z._-]{0,99}")) {
            throw Ended.refused(
                    "“" + Paths.shown(name) + "” cannot be the name of a site, a backup or a database",
                    "use letters, digits, dot, dash");
        }
        return name;
    }
}
