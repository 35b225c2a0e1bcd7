package dev.drydock.backup;

import dev.drydock.contract.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of a site's paths is what. A path is bytes, held as ISO-8859-1; relative to root, whose own is empty. Outside beats
 * the others, since nobody walks in there; of cache and volatile the longer one counts.
 */
final class Paths {
    private static final Pattern OBJECTS = Pattern.compile("\\.git/((modules/.+|lfs)/)?objects(/.*)?", Pattern.DOTALL);
    private static final Pattern COMPARED =
            Pattern.compile("\\.git(/(HEAD|config|packed-refs|refs(/.*)?))?", Pattern.DOTALL);
    /** What keeps an empty folder in a repository is code, also in a cache: without it git calls the tree edited. */
    private static final Pattern PLACEHOLDER = Pattern.compile("(.*/)?\\.(gitignore|gitkeep|keep)", Pattern.DOTALL);

    private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal", ".drydock-new");

    /** @return what is wrong with the recipe's paths */
    static Optional<String> complaint(Content content) {
        return Stream.of(content.volatiles(), content.cache(), content.outside(), content.mark(), files(content))
                .flatMap(List::stream)
                .filter(p -> !inside(p))
                .findFirst();
    }

    private static boolean inside(String path) {
        return !path.isEmpty()
                && path.chars().noneMatch(c -> c < ' ')
                && Stream.of(path.split("/", -1)).noneMatch(s -> s.isEmpty() || s.equals(".") || s.equals(".."));
    }

    private final Content asSaid;
    private final Content content;
    private final List<String> files;
    private final Set<String> restless;

    Paths(Content content) {
        this.asSaid = content;
        this.content = new Content(
                bytes(content.volatiles()),
                bytes(content.cache()),
                bytes(content.outside()),
                bytes(content.mark()),
                content.databases());
        this.files = bytes(files(content));
        this.restless = restless(this.content, files);
    }

    Kind kind(String path) {
        if (within(path, content.mark())) return Kind.MARK;
        if (database(path)) return Kind.DATABASE;
        boolean git = path.startsWith(".git");
        if (within(path, content.outside()) || git && OBJECTS.matcher(path).matches()) return Kind.OUTSIDE;
        int cache = longest(path, content.cache());
        int volatiles = longest(path, content.volatiles());
        if (cache >= 0 && cache >= volatiles) return PLACEHOLDER.matcher(path).matches() ? Kind.KEPT : Kind.CACHE;
        if (volatiles >= 0) return Kind.VOLATILE;
        if (git && COMPARED.matcher(path).matches()) return Kind.GIT;
        return path.startsWith(".git/") ? Kind.GIT_INNER : Kind.KEPT;
    }

    /**
     * The folder's own time is compared: not where something lies directly in it that comes and goes with a running
     * application or its doors.
     */
    boolean timed(String folder) {
        return kind(folder).timed() && !restless.contains(folder);
    }

    private static Set<String> restless(Content content, List<String> files) {
        return Stream.of(
                        content.volatiles().stream(),
                        content.cache().stream(),
                        content.outside().stream(),
                        content.mark().stream(),
                        files.stream(),
                        Stream.of(".git"))
                .flatMap(s -> s)
                .map(Paths::parent)
                .collect(Collectors.toSet());
    }

    /** For find -path and du: never to be walked into. */
    List<String> unvisited() {
        List<String> patterns = new ArrayList<>(outside());
        patterns.add("./.git/objects");
        return patterns;
    }

    /** Git's objects are walked into where a whole repository may have to go. */
    List<String> outside() {
        return asSaid.outside().stream().map(p -> "./" + literal(p)).toList();
    }

    /** To start at. */
    List<String> outsideRoots() {
        return asSaid.outside().stream().map(p -> "./" + p).toList();
    }

    /** Patterns of what may lie in there and is not outside. */
    List<String> inOutside() {
        return Stream.concat(asSaid.mark().stream().map(Paths::literal), databaseFiles())
                .map(p -> "./" + p)
                .toList();
    }

    private Stream<String> databaseFiles() {
        return asSaid.databases().stream()
                .map(d -> literal(d.file()))
                .filter(file -> !file.isEmpty())
                .flatMap(file -> BESIDE.stream().map(end -> file + end));
    }

    /** Patterns, relative to root, of what restoring by hand leaves as it is. */
    List<String> stays() {
        List<String> stays = new ArrayList<>(List.of(".git/objects", ".git/modules/*/objects", ".git/lfs/objects"));
        Stream.of(asSaid.outside(), asSaid.volatiles(), asSaid.mark())
                .flatMap(List::stream)
                .map(Paths::literal)
                .forEach(stays::add);
        databaseFiles().forEach(stays::add);
        return stays;
    }

    /** Nothing that Drydock does removes it; but the objects of a repository go with it. */
    boolean untouchable(String path) {
        Kind kind = kind(path);
        return kind == Kind.MARK || kind == Kind.DATABASE || kind == Kind.OUTSIDE && !path.startsWith(".git/");
    }

    /** Also not what is only emptied. */
    List<String> uncopied() {
        List<String> patterns = unvisited();
        asSaid.cache().forEach(p -> patterns.add("./" + literal(p)));
        return patterns;
    }

    private static List<String> files(Content content) {
        return content.databases().stream()
                .filter(d -> d.server() == null)
                .map(Content.Database::file)
                .toList();
    }

    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** For people: one line, whatever the name. */
    static String shown(String path) {
        String text = new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String safe = text.chars()
                .mapToObj(c -> Character.isISOControl(c) ? "\\x%02x".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
        return safe.isEmpty() ? "." : safe.length() > 300 ? safe.substring(0, 300) + "…" : safe;
    }

    private boolean database(String path) {
        for (String file : files) {
            if (!path.startsWith(file)) continue;
            String rest = path.substring(file.length());
            if (BESIDE.contains(rest) || rest.startsWith("/")) return true;
        }
        return false;
    }

    private static boolean within(String path, List<String> folders) {
        return longest(path, folders) >= 0;
    }

    private static int longest(String path, List<String> folders) {
        int longest = -1;
        for (String f : folders) {
            boolean within = path.startsWith(f) && (path.length() == f.length() || path.charAt(f.length()) == '/');
            if (within) longest = Math.max(longest, f.length());
        }
        return longest;
    }

    private static String literal(String path) {
        return path.replaceAll("([\\\\*?\\[])", "\\\\$1");
    }

    private static List<String> bytes(List<String> paths) {
        return paths.stream().map(Paths::bytes).toList();
    }

    static String bytes(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
