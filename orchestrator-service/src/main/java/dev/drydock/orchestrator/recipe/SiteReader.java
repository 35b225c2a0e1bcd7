package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Health;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A site file's text → a site, or everything that is wrong with it. */
public final class SiteReader {
    private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    static final Pattern SECRET = Pattern.compile("file:[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MOST = 200;

    private final Notes notes;
    private final Values values;

    private SiteReader(Notes notes) {
        this.notes = notes;
        this.values = new Values(notes);
    }

    /** @param fileName as people know the file; it stands in the findings */
    public static Result<SiteFile> read(String fileName, String yaml) {
        Notes notes = new Notes(fileName);
        Optional<SiteFile> read = Document.parse(yaml, notes).map(top -> new SiteReader(notes).site(top));
        return notes.result(read::orElseThrow);
    }

    public static Result<SiteFile> read(String fileName, byte[] bytes) {
        Notes notes = new Notes(fileName);
        return Document.text(bytes, notes).map(text -> read(fileName, text)).orElseGet(() -> notes.result(() -> null));
    }

    private SiteFile site(Node.Fields fields) {
        Section top = new Section(fields, "the site file", notes);
        Urls urls = new Urls(notes, values);
        String name =
                top.need("name", "name: NAME").map(n -> values.name("name", n)).orElse("");
        String recipe = top.need("recipe", "recipe: NAME")
                .map(n -> values.name("recipe", n))
                .orElse("");
        String root = top.need("root", "root: /srv/NAME")
                .map(n -> folder("root", n, "/srv/harbour"))
                .orElse("");
        Ssh at = top.take("at").flatMap(new AtReader(notes, values)::at).orElse(null);
        String runAs = top.take("run-as")
                .map(n -> values.matching("run-as", n, USER, "a user's name", "run-as: www-data"))
                .orElse("");
        String url = top.take("url").map(urls::url).orElse("");
        Optional<Node> wayInNode = top.take("way-in");
        Health.WayIn wayIn = wayInNode.map(urls::wayIn).orElse(Health.WayIn.NONE);
        wayInNode
                .filter(n -> url.isEmpty() && notes.clean())
                .ifPresent(
                        n -> notes.add(n.at(), "`way-in` without `url`", "add `url: http://…`, or leave `way-in` out"));
        Optional<Node> jobsNode = top.take("jobs");
        String jobs = jobsNode.map(n -> folder("jobs", n, "/var/lib/drydock/harbour-one"))
                .orElse("");
        jobsNode.filter(n -> jobsInside(root, jobs))
                .ifPresent(n -> notes.add(
                        n.at(), "`jobs` and `root` lie in each other", "a folder on persistent disk outside " + root));
        Map<String, String> parameters = top.take("parameters")
                .map(n -> variables("parameters", n, "parameters: { port: \"8080\" }"))
                .orElse(Map.of());
        Map<String, String> secrets = top.take("secrets").map(this::secrets).orElse(Map.of());
        wayInNode
                .filter(n -> !wayIn.secret().isEmpty() && !secrets.containsKey(wayIn.secret()))
                .ifPresent(n -> notes.add(
                        n.at(),
                        "`way-in` names the secret `" + wayIn.secret() + "`, which is not one of the site's",
                        "secrets: { " + wayIn.secret() + ": file:NAME }"));
        Map<String, String> scratch = top.take("scratch").map(this::scratch).orElse(Map.of());
        Keeping keep =
                top.take("keep").flatMap(new KeepReader(notes, values)::read).orElse(null);
        long drillEvery = top.take("drills").map(this::drills).orElse(0L);
        Stores stores = new StoresReader(notes, values, root, at).stores(top);
        Map<String, String> labels =
                top.take("labels").map(new LabelsReader(notes, values)::read).orElse(Map.of());
        boolean fourEyes = top.take("approval").map(this::fourEyes).orElse(false);
        Optional<Node> policy = top.take("policy");
        String policyName = policy.filter(Node.Scalar.class::isInstance)
                .map(n -> values.name("policy", n))
                .orElse("");
        Policy own = policy.filter(n -> !(n instanceof Node.Scalar))
                .flatMap(n -> new PolicyReader(name + ".yaml", notes, values).own(n, name))
                .orElse(null);
        Visitors visitors = top.take("visitors")
                .flatMap(new VisitorsReader(notes, values)::read)
                .orElse(null);
        top.done();
        Set<String> both = new HashSet<>(parameters.keySet());
        both.retainAll(secrets.keySet());
        both.forEach(twice ->
                notes.add(top.at(), "`" + twice + "` is a parameter and a secret", "a name of its own for each"));
        return new SiteFile(
                name,
                recipe,
                at,
                root,
                runAs,
                url,
                wayIn,
                jobs,
                parameters,
                secrets,
                scratch,
                keep,
                drillEvery,
                stores,
                labels,
                fourEyes,
                policyName,
                own,
                visitors);
    }

    private boolean fourEyes(Node node) {
        return Section.of(node, "`approval`", "approval: { four-eyes: true }", notes)
                .map(in -> {
                    boolean needed = in.need("four-eyes", "four-eyes: true")
                            .map(n -> values.flag("four-eyes", n))
                            .orElse(false);
                    in.done();
                    return needed;
                })
                .orElse(false);
    }

    private long drills(Node node) {
        String right = "drills: { every: 7d }";
        return Section.of(node, "`drills`", right, notes)
                .map(in -> {
                    long every = in.need("every", "every: 7d")
                            .map(n -> values.seconds("every", n))
                            .orElse(0L);
                    in.done();
                    return every;
                })
                .orElse(0L);
    }

    private String folder(String key, Node node, String example) {
        String text = values.line(key, node, 1001);
        if (text.isEmpty()) return "";
        Paths.absoluteFault(text)
                .ifPresent(fault -> notes.add(
                        node.at(), "`" + key + "` " + Notes.quote(text) + ": " + fault, key + ": " + example));
        return text;
    }

    /** Jobs must outlive a swap of the root, and are no part of what is copied. */
    public static boolean jobsInside(String root, String jobs) {
        return !root.isEmpty() && !jobs.isEmpty() && (Paths.within(jobs, root) || Paths.within(root, jobs));
    }

    private Map<String, String> secrets(Node node) {
        Map<String, String> named = new LinkedHashMap<>();
        String right = "secrets: { db: file:harbour-db }";
        Section.of(node, "`secrets`", right, notes).ifPresent(in -> bounded(in).forEach(field -> {
            String key = variable(field.key());
            String name = values.hidden(
                    key, field.value(), SECRET, "the name of a secret, file:NAME, never its value", right);
            if (!name.isEmpty()) named.put(key, name.substring("file:".length()));
        }));
        return named;
    }

    private Map<String, String> scratch(Node node) {
        Map<String, String> read = new LinkedHashMap<>();
        String right = "scratch: { main: app_scratch }";
        Section.of(node, "`scratch`", right, notes).ifPresent(in -> bounded(in).forEach(field -> {
            String database = values.name("scratch", field.key());
            read.put(database, values.line(database, field.value(), 63));
        }));
        return read;
    }

    private Map<String, String> variables(String section, Node node, String right) {
        Map<String, String> read = new LinkedHashMap<>();
        Section.of(node, "`" + section + "`", right, notes)
                .ifPresent(in -> bounded(in).forEach(field -> {
                    String key = variable(field.key());
                    read.put(key, parameter(key, field.value()));
                }));
        return read;
    }

    private List<Node.Field> bounded(Section in) {
        if (in.fields().size() > MOST) {
            notes.add(in.at(), "more than " + MOST + " entries", "what the recipe's commands need, no more");
        }
        return in.fields().stream().limit(MOST).toList();
    }

    private String parameter(String key, Node node) {
        if (node instanceof Node.Scalar s && s.quoted() && s.text().isEmpty()) return "";
        return values.line(key, node, 4000);
    }

    private String variable(Node.Scalar key) {
        return values.matching(
                "a name",
                key,
                VARIABLE,
                "of small letters, digits and _, a letter first, so that it never is PATH, LD_… or DRYDOCK_…",
                "parameters: { port: \"8080\" }");
    }
}
