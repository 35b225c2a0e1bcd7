package dev.drydock.backup;

import dev.drydock.contract.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that a backup knows of its site. */
record Manifest(Head head, SortedMap<String, Entry> entries) {

    /**
     * @param listed when the last listing after which something was read began, by the site's clock
     * @param git what git said of tracked files
     */
    record Head(
            String site,
            String root,
            String backup,
            Content content,
            String listed,
            List<Artefact> archives,
            String git,
            List<Database> databases) {
        Head {
            archives = List.copyOf(archives);
            databases = List.copyOf(databases);
        }

        Head read(String began, Artefact archive) {
            List<Artefact> all = new ArrayList<>(archives);
            all.add(archive);
            return new Head(site, root, backup, content, began, all, git, databases);
        }

        Head with(String said, List<Database> taken) {
            return new Head(site, root, backup, content, listed, archives, said, taken);
        }
    }

    /** Of a site of which nothing is known yet. */
    static Manifest none(String site, String root, String backup, Content content) {
        return new Manifest(new Head(site, root, backup, content, "0", List.of(), "", List.of()), new TreeMap<>());
    }

    /**
     * @param folderTime of the folder that the file lies in
     * @param origin of a server's
     */
    record Database(String name, String file, String folderTime, Facts facts, Origin origin) {
        Database {
            origin = origin == null ? Origin.FILE : origin;
        }
    }

    /**
     * @param release of the server: 15, 10.11
     * @param database its name there
     * @param settings what gives an empty database its own properties again, as SQL
     * @param roles of the server: a dump names some of them
     * @param account as whom it was taken
     * @param powers what makes a role of that name one of the same powers, as SQL
     * @param extensions those that stay where that role empties the database
     */
    record Origin(
            String release,
            String database,
            List<String> settings,
            List<String> roles,
            String account,
            List<String> powers,
            List<Extension> extensions) {
        static final Origin FILE = new Origin("", "", List.of(), List.of(), "", List.of(), List.of());

        Origin {
            settings = List.copyOf(settings);
            roles = List.copyOf(roles);
            powers = List.copyOf(powers);
            extensions = List.copyOf(extensions);
        }

        /** In a database of its own the role can make all that the dump asks for. */
        boolean makesExtensions() {
            return extensions.stream().allMatch(Extension::makes);
        }

        static Origin of(ServerState state, String database) {
            return new Origin(
                    state.release(),
                    database,
                    state.settings(),
                    state.roles(),
                    state.account(),
                    state.powers(),
                    state.extensions());
        }
    }

    /** @param makes the role may make it in a database of its own */
    record Extension(String name, String schema, boolean makes) {
        /** As pg_dump writes it. */
        String statementName() {
            return name.matches("[a-z_][a-z0-9_$]*") ? name : "\"" + name + "\"";
        }
    }

    /** Else it is of one database alone: a dump that was brought in. */
    boolean whole() {
        return !head.archives().isEmpty();
    }

    Engine engine(Database database, Means means) {
        return head.content().databases().stream()
                .filter(d -> d.name().equals(database.name()))
                .findFirst()
                .map(d -> Engine.of(d, means))
                .orElseThrow(() -> new IllegalStateException("the manifest has no engine of " + database.name()));
    }

    boolean listedAfter(Manifest other) {
        return new java.math.BigDecimal(head.listed()).compareTo(new java.math.BigDecimal(other.head.listed())) > 0;
    }

    long files() {
        return entries.values().stream().filter(e -> e.stat().file()).count();
    }

    long bytes() {
        return entries.values().stream()
                .filter(e -> e.stat().file())
                .mapToLong(e -> e.stat().size())
                .sum();
    }
}
