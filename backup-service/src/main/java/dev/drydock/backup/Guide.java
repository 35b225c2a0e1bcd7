package dev.drydock.backup;

import dev.drydock.backup.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page beside a backup by which a person restores it without Drydock. Its commands are one script in several pieces. */
record Guide(Manifest manifest, List<Artefact> artefacts, boolean encrypted, List<List<String>> databases) {
    static final String NAME = "RESTORE.md";
    static final String SUMS = "SHA256SUMS";
    static final String TIMES = "folders.times.zst";

    private static final String OBJECTS =
            "No backup holds them, for they are at the remote; a commit that was never pushed is in no backup.";
    private static final String TAR = "tar --extract --file=- --preserve-permissions --same-owner --numeric-owner"
            + " --xattrs '--xattrs-include=*' --acls --delay-directory-restore";

    static String gone(int archive) {
        return "tree-" + archive + ".gone.zst";
    }

    /** For sha256sum --check. */
    String sums() {
        return artefacts.stream().map(a -> a.sha256() + "  " + a.name() + "\n").collect(Collectors.joining());
    }

    List<String> names() {
        return Stream.concat(artefacts.stream().map(Artefact::name), Stream.of(SUMS))
                .toList();
    }

    String text(Store.ByHand where) {
        Manifest.Head head = manifest.head();
        List<String> before = new ArrayList<>(where.before());
        if (encrypted) before.add("`AGE_KEY`: the file with the site's private key, or with an escrowed one");
        StringBuilder page = new StringBuilder();
        page.append("# How to restore this backup without Drydock\n\n");
        page.append("Backup `%s` of site `%s`, %d files, %d bytes. It needs sh, GNU tar and find, zstd%s.\n"
                .formatted(head.backup(), head.site(), manifest.files(), manifest.bytes(), encrypted ? ", age" : ""));
        page.append(
                "Work on the site's own host, as root or as the user whose files these are. Stop the site first: nothing may write into `%s`,\n"
                        .formatted(head.root()));
        page.append(
                "and no process may have a database file open. Type the pieces one after the other in one shell.\n\n");
        if (!before.isEmpty()) {
            page.append("Set and export before:\n\n");
            before.forEach(line -> page.append("- ").append(line).append('\n'));
            page.append('\n');
        }
        piece(
                page,
                "Bring the files",
                "",
                Stream.concat(Stream.of("set -eu"), where.commands().stream()).toList());
        piece(page, "See that they are whole", "Every line must say OK.", List.of("sha256sum --check " + SUMS));
        if (manifest.whole()) piece(page, "Put the files back", prose(), tree());
        else piece(page, "Say where", "It holds one database: all other files stay as they are.", where());
        if (manifest.entries().containsKey(".git/config")) piece(page, "Bring git's objects", OBJECTS, objects());
        for (List<String> lines : databases) {
            piece(page, "Put a database back", "", lines);
        }
        page.append("## Let the visitors in again\n\n");
        page.append(
                head.content().mark().isEmpty()
                        ? "Start the site.\n"
                        : "Start the site, and remove what holds its doors closed: "
                                + head.content().mark().stream()
                                        .map(m -> "`" + m + "`")
                                        .collect(Collectors.joining(", "))
                                + ".\n");
        return page.toString();
    }

    private static void piece(StringBuilder page, String title, String prose, List<String> lines) {
        page.append("## ").append(title).append("\n\n");
        if (!prose.isEmpty()) page.append(prose).append("\n\n");
        page.append("```sh\n");
        lines.forEach(line -> page.append(line).append('\n'));
        page.append("```\n\n");
    }

    private String prose() {
        return "This empties the folder first, but for what is not in the backup or is better left as it is (large media, logs, git's"
                + " objects, databases). The archives follow one another; in between goes what was no longer there when the next was made.";
    }

    private List<String> where() {
        return List.of(
                "root=" + Store.quoted(manifest.head().root()),
                encrypted
                        ? "content() { age --decrypt --identity \"${AGE_KEY:?}\" \"$1.age\" | zstd --decompress --stdout; }"
                        : "content() { zstd --decompress --stdout \"$1\"; }",
                "# nothing goes before this can be read",
                "content " + Shelf.MANIFEST + " | grep -q .");
    }

    /** Where the repository has all of its own, nothing is done. */
    private static List<String> objects() {
        return List.of(
                "knows() { git -c safe.directory='*' -C \"$root\" cat-file -e 'HEAD^{tree}' 2>/dev/null; }",
                "remote=$(git config --file \"$root/.git/config\" remote.origin.url || :)",
                "if ! knows && [ -n \"$remote\" ]; then",
                "    fresh=$(mktemp -d)",
                "    git clone --quiet --mirror -- \"$remote\" \"$fresh/git\"",
                "    mkdir -p \"$root/.git/objects\"",
                "    cp -R \"$fresh/git/objects/.\" \"$root/.git/objects/\"",
                "    chown -R --reference=\"$root/.git\" \"$root/.git/objects\"",
                "    rm -rf -- \"$fresh\"",
                "fi",
                "knows || echo 'git lacks the objects of this commit: the files are right, only git cannot tell' >&2");
    }

    private List<String> tree() {
        Paths paths = new Paths(manifest.head().content());
        List<String> lines = new ArrayList<>(where());
        lines.add("export LC_ALL=C");
        lines.add("mkdir -p \"$root\"");
        lines.add("left() { find \"$root\" -mindepth 1 \\( " + stays(paths) + " \\) -prune -o \"$@\"; }");
        lines.add("left ! -type d ! -type s -exec rm -f -- {} +");
        lines.add("left -type d -print0 | sort -rz | xargs -0 -r rmdir --ignore-fail-on-non-empty --");
        lines.add("set -- --anchored --no-wildcards");
        manifest.head()
                .content()
                .volatiles()
                .forEach(path -> lines.add("[ ! -e \"$root\"/" + Store.quoted(path) + " ] || set -- \"$@\" --exclude="
                        + Store.quoted("./" + path)));
        for (int i = 0; i < manifest.head().archives().size(); i++) {
            lines.add("content " + Shelf.tree(i) + " | " + TAR + " --directory=\"$root\" \"$@\"");
            if (has(gone(i))) {
                lines.add("content " + gone(i) + " | (cd \"$root\" && xargs -0 -r rm -df --)");
            }
        }
        if (has(TIMES)) {
            lines.add("content " + TIMES
                    + " | (cd \"$root\" && xargs -0 -r -n 2 sh -c 'touch -m -d \"$1\" -- \"$2\"' sh)");
        }
        return lines;
    }

    private boolean has(String name) {
        return artefacts.stream().anyMatch(a -> a.name().startsWith(name));
    }

    private String stays(Paths paths) {
        return paths.stays().stream()
                .map(pattern -> "-path \"$root\"/" + Store.quoted(pattern))
                .collect(Collectors.joining(" -o "));
    }

    /** One database as a file: {@link Shelf#database}. */
    static List<String> sqlite(Manifest.Database database) {
        String file = "\"$root\"/" + Store.quoted(database.file());
        List<String> lines = new ArrayList<>(List.of(
                "rm -rf -- " + file + ".drydock-new",
                "mkdir -- " + file + ".drydock-new",
                "content " + Shelf.database(database.name()) + " | " + TAR + " --directory=" + file + ".drydock-new",
                "# what is left in these SQLite would play over the restored file",
                "rm -f -- " + file + "-wal " + file + "-shm " + file + "-journal " + file,
                "mv -T -- " + file + ".drydock-new/snapshot " + file,
                "rmdir -- " + file + ".drydock-new"));
        if (!database.folderTime().isEmpty()) {
            lines.add("touch -m -d " + Store.quoted("@" + database.folderTime()) + " -- \"$(dirname " + file + ")\"");
        }
        return lines;
    }
}
