package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a site's backups go: {@code stores}, {@code copies}, {@code encrypt}. */
final class StoresReader {
    private static final String RIGHT = "stores: [ { dir: /srv/backups }, { sftp: { … } }, { s3: { … } } ]";
    private static final String SFTP =
            "sftp: { host: nas.example.org, user: drydock, key: file:nas-key, path: backups }";
    private static final String S3 =
            "s3: { endpoint: https://s3.example.org, bucket: backups, key-id: file:s3-id, secret: file:s3-secret }";
    private static final String ENCRYPT = "encrypt: { key: file:backup-key, escrow: [ age1… ] }";
    private static final Pattern COUNT = Pattern.compile("[1-9]");
    private static final Pattern SECRET = Pattern.compile("file:[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern PUBLIC = Pattern.compile("age1[02-9ac-hj-np-z]{58}");
    private static final int MOST = 9;

    private final Notes notes;
    private final Values values;
    private final String root;
    private final Ssh at;

    /** @param at the site's machine; null: the participants' own */
    StoresReader(Notes notes, Values values, String root, Ssh at) {
        this.notes = notes;
        this.values = values;
        this.root = root;
        this.at = at;
    }

    /** Null: the backup service's own folder, one copy, not encrypted. */
    Stores stores(Section top) {
        Optional<Node> listed = top.take("stores");
        Optional<Node> counted = top.take("copies");
        Stores.Encryption encryption = top.take("encrypt").map(this::encryption).orElse(null);
        if (listed.isEmpty()) {
            counted.ifPresent(n -> notes.add(n.at(), "`copies` without `stores`", "add `" + RIGHT + "`"));
            return encryption == null ? null : new Stores(List.of(), 1, encryption);
        }
        List<Stores.Store> all = listed(listed.get());
        int copies = counted.map(n -> values.matching("copies", n, COUNT, "a number from 1 to 9", "copies: 2"))
                .filter(text -> !text.isEmpty())
                .map(Integer::parseInt)
                .orElse(all.size());
        if (notes.clean()) policy(all, copies, counted.orElse(listed.get()));
        return new Stores(all, copies, encryption);
    }

    private void policy(List<Stores.Store> all, int copies, Node where) {
        if (copies > all.size()) {
            notes.add(
                    where.at(),
                    copies + " copies in " + (all.size() == 1 ? "one store" : all.size() + " stores"),
                    "as many `stores` as `copies`, or more");
        }
        if (copies > 1 && all.stream().noneMatch(this::elsewhere)) {
            notes.add(
                    where.at(),
                    "all stores are on the machine of the site or of the backup service: one fire, and no copy is left",
                    "an `sftp` or `s3` store on another machine; or `copies: 1`, if that is enough for you");
        }
    }

    private boolean elsewhere(Stores.Store store) {
        return switch (store) {
            case Stores.Folder f -> false;
            case Stores.Sftp s -> at == null || !at.host().equalsIgnoreCase(s.at().host());
            case Stores.S3 s -> true;
        };
    }

    private List<Stores.Store> listed(Node node) {
        if (node instanceof Node.Items items
                && (items.items().isEmpty() || items.items().size() > MOST)) {
            notes.add(node.at(), "`stores` needs one to " + MOST + " entries", RIGHT);
            return List.of();
        }
        List<Stores.Store> all = new ArrayList<>();
        values.list("stores", node, RIGHT, (key, item) -> store(item))
                .forEach(read -> read.ifPresent(store -> {
                    if (all.contains(store)) notes.add(node.at(), "one store stands there twice", "each store once");
                    all.add(store);
                }));
        return all;
    }

    private Optional<Stores.Store> store(Node node) {
        return Section.of(node, "a store", RIGHT, notes).flatMap(in -> {
            Optional<Node> dir = in.take("dir");
            Optional<Node> sftp = in.take("sftp");
            Optional<Node> s3 = in.take("s3");
            in.done();
            if (in.fields().size() != 1) {
                notes.add(in.at(), "a store must be one of `dir`, `sftp` and `s3`", RIGHT);
                return Optional.empty();
            }
            return dir.<Stores.Store>map(this::folder)
                    .or(() -> sftp.flatMap(this::sftp))
                    .or(() -> s3.flatMap(this::s3));
        });
    }

    private Stores.Store folder(Node node) {
        String path = values.line("dir", node, 1001);
        Paths.absoluteFault(path)
                .filter(fault -> !path.isEmpty())
                .ifPresent(fault ->
                        notes.add(node.at(), "`dir` " + Notes.quote(path) + ": " + fault, "dir: /srv/backups"));
        if (at == null && SiteReader.jobsInside(root, path)) {
            notes.add(node.at(), "`dir` and `root` lie in each other", "a folder outside " + root);
        }
        return new Stores.Folder(path);
    }

    private Optional<Stores.Store> sftp(Node node) {
        return Section.of(node, "`sftp`", SFTP, notes).map(in -> {
            Optional<Node> pathNode = in.need("path", SFTP);
            String path = pathNode.map(n -> values.line("path", n, 1000)).orElse("");
            Paths.absoluteFault(path.startsWith("/") ? path : "/" + path)
                    .filter(fault -> !path.isEmpty())
                    .ifPresent(fault ->
                            notes.add(node.at(), "`path` " + Notes.quote(path) + ": " + fault, "path: backups"));
            return new Stores.Sftp(new AtReader(notes, values, SFTP).host(in, node, true), path);
        });
    }

    private Optional<Stores.Store> s3(Node node) {
        return Section.of(node, "`s3`", S3, notes).map(in -> {
            String endpoint = in.need("endpoint", S3)
                    .map(n -> new Urls(notes, values).server("endpoint", n, "endpoint: https://s3.example.org"))
                    .orElse("");
            String region = in.take("region")
                    .map(n -> values.matching("region", n, REGION, "a region's name", "region: us-east-1"))
                    .orElse("us-east-1");
            String bucket = in.need("bucket", S3)
                    .map(n -> values.matching("bucket", n, BUCKET, "a bucket's name", "bucket: backups"))
                    .orElse("");
            String prefix = in.take("prefix")
                    .map(n -> values.matching(
                            "prefix",
                            n,
                            PREFIX,
                            "names of letters, digits, dot, dash and _ with / between",
                            "prefix: drydock"))
                    .orElse("");
            String keyId =
                    in.need("key-id", S3).map(n -> secret("key-id", n, S3)).orElse("");
            String secret =
                    in.need("secret", S3).map(n -> secret("secret", n, S3)).orElse("");
            boolean pathStyle =
                    in.take("path-style").map(n -> values.flag("path-style", n)).orElse(true);
            in.done();
            return new Stores.S3(endpoint, region, bucket, prefix, keyId, secret, pathStyle);
        });
    }

    private Stores.Encryption encryption(Node node) {
        return Section.of(node, "`encrypt`", ENCRYPT, notes)
                .map(in -> {
                    String key = in.need("key", ENCRYPT)
                            .map(n -> secret("key", n, ENCRYPT))
                            .orElse("");
                    List<String> former = in.take("former")
                            .map(n -> values.list(
                                    "former",
                                    n,
                                    "former: [ file:backup-key-2025 ]",
                                    (k, item) -> secret(k, item, ENCRYPT)))
                            .orElse(List.of());
                    List<String> escrow =
                            in.need("escrow", ENCRYPT).map(this::escrow).orElse(List.of());
                    String escrowKey = in.take("escrow-key")
                            .map(n -> secret("escrow-key", n, ENCRYPT))
                            .orElse("");
                    in.done();
                    return new Stores.Encryption(key, former, escrow, escrowKey);
                })
                .orElse(null);
    }

    /** One or several. A private key in its place is not repeated. */
    private List<String> escrow(Node node) {
        List<Node> all = node instanceof Node.Items items ? items.items() : List.of(node);
        if (all.isEmpty() || all.size() > MOST) {
            notes.add(node.at(), "`escrow` needs one to " + MOST + " keys", ENCRYPT);
            return List.of();
        }
        return all.stream()
                .map(n -> values.hidden(
                        "escrow", n, PUBLIC, "a public key as age-keygen prints it, never the private one", ENCRYPT))
                .toList();
    }

    private String secret(String key, Node node, String right) {
        return values.hidden(key, node, SECRET, "the name of a secret, file:NAME, never its value", right);
    }
}
