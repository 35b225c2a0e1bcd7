package dev.drydock.backup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks through the comments of a PostgreSQL dump for what the role could not make again: objects of roles that it is no member of. */
final class DumpOwners implements UnaryOperator<String> {
    private static final Pattern ENTRY =
            Pattern.compile("-- Name: (.*); Type: (.*); Schema: (.*); Owner: (.*?)(?:; Tablespace: .*)?");
    private static final int MOST = 5;
    private static final Set<String> ONLY_SUPERUSERS = Set.of("EVENT TRIGGER", "FOREIGN DATA WRAPPER");

    private final List<String> may;
    private final String account;
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> mending = new LinkedHashSet<>();
    private String before = "";
    private String type = "";

    DumpOwners(ServerState state) {
        this.may = state.may();
        this.account = state.account();
    }

    /** The objects, with their owners. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** What an administrator types. */
    List<String> mending() {
        return new ArrayList<>(mending);
    }

    @Override
    public String apply(String line) {
        Matcher m = ENTRY.matcher(line);
        if (before.equals("--") && m.matches()) entry(m);
        int to = line.lastIndexOf(" OWNER TO ");
        if (!type.isEmpty() && to > 0 && line.startsWith("ALTER ")) {
            mending.add(
                    ONLY_SUPERUSERS.contains(type)
                            ? "DROP " + line.substring("ALTER ".length(), to)
                            : line.substring(0, to) + " OWNER TO " + Dialect.POSTGRESQL.quoted(account));
            type = "";
        }
        before = line;
        return line;
    }

    private void entry(Matcher m) {
        String owner = m.group(4);
        boolean foreign = !owner.equals("-") && !owner.isEmpty() && !may.contains(owner);
        type = foreign && found.size() < MOST ? m.group(2) : "";
        if (type.isEmpty()) return;
        String schema = m.group(3).equals("-") ? "" : m.group(3) + ".";
        found.add(m.group(2).toLowerCase(java.util.Locale.ROOT) + " " + schema + m.group(1) + " (of " + owner + ")");
    }
}
