package dev.drydock.orchestrator.recipe;

import dev.drydock.contract.Ssh;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** On which machine a site is. */
final class AtReader {
    private static final String RIGHT = "at: { ssh: { host: ix1.example.org, user: deploy, key: file:ix1-key } }";
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,31}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern KEY = Pattern.compile("file:[a-z0-9][a-z0-9._-]{0,99}");
    private static final Pattern HOST_KEY = Pattern.compile("[a-z0-9@.-]{5,60} [A-Za-z0-9+/=]{40,2000}( .{0,100})?");
    private static final int MOST_KEYS = 10;

    private final Notes notes;
    private final Values values;
    private final String right;

    AtReader(Notes notes, Values values) {
        this(notes, values, RIGHT);
    }

    /** @param right what would be right, where a machine stands for something else */
    AtReader(Notes notes, Values values, String right) {
        this.notes = notes;
        this.values = values;
        this.right = right;
    }

    Optional<Ssh> at(Node node) {
        return Section.of(node, "`at`", RIGHT, notes).flatMap(in -> {
            Optional<Node> ssh = in.need("ssh", RIGHT);
            in.done();
            return ssh.flatMap(n -> ssh("`ssh`", n, true));
        });
    }

    private Optional<Ssh> ssh(String where, Node node, boolean mayGoVia) {
        return Section.of(node, where, right, notes).map(in -> host(in, node, mayGoVia));
    }

    /** All keys of the section but those that were taken before. */
    Ssh host(Section in, Node node, boolean mayGoVia) {
        String host = text(in, "host", HOST, "a host's name or address", "");
        String user = text(in, "user", USER, "a user's name", "");
        String port = text(in, "port", PORT, "a port's number", "22");
        String key = in.need("key", right)
                .map(n -> values.hidden("key", n, KEY, "the name of a secret, file:NAME, never the key itself", right))
                .orElse("");
        List<String> hostKeys = in.take("host-key").map(this::hostKeys).orElse(List.of());
        Ssh via = mayGoVia ? in.take("via").flatMap(n -> ssh("`via`", n, false)).orElse(null) : null;
        in.done();
        return new Ssh(host, number(port, node), user, key, hostKeys, via);
    }

    /** @param otherwise where it may be left out; empty: it may not */
    private String text(Section in, String key, Pattern form, String must, String otherwise) {
        Optional<Node> node = otherwise.isEmpty() ? in.need(key, right) : in.take(key);
        return node.map(n -> values.matching(key, n, form, must, right)).orElse(otherwise);
    }

    private int number(String port, Node node) {
        if (port.isEmpty()) return 0;
        int number = Integer.parseInt(port);
        if (number > 65_535) notes.add(node.at(), "no port is so high as " + number, right);
        return number;
    }

    private List<String> hostKeys(Node node) {
        List<Node> all = node instanceof Node.Items items ? items.items() : List.of(node);
        if (all.size() > MOST_KEYS) {
            notes.add(node.at(), "more than " + MOST_KEYS + " keys", "the keys that the host has now");
        }
        return all.stream()
                .limit(MOST_KEYS)
                .map(n -> values.matching(
                        "host-key",
                        n,
                        HOST_KEY,
                        "a public key, as in /etc/ssh/ssh_host_ed25519_key.pub there",
                        "host-key: ssh-ed25519 AAAA…"))
                .flatMap(text -> text.isEmpty() ? Stream.empty() : Stream.of(text))
                .toList();
    }
}
