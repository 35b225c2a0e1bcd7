package dev.drydock.deploy;

import dev.drydock.contract.Family;
import dev.drydock.contract.Topics;
import dev.drydock.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a service must be allowed, made from its own settings and from the contract's topics. */
record Acl(String user, String operation, String pattern, String kind, String name) {
    private static final String REPLICA = "${drydock.replica}";

    static List<String> table() {
        return Service.ALL.stream()
                .flatMap(s -> of(s).stream())
                .map(a -> String.join("\t", a.user, a.operation, a.pattern, a.kind, a.name))
                .sorted()
                .toList();
    }

    static String user(Service service) {
        return "drydock-" + service.word();
    }

    static Stream<String> topics() {
        return Stream.concat(
                Stream.of(Family.values()).map(Family::topic),
                Stream.of(Topics.ANSWERS, Topics.PROGRESS, Topics.RELEASES, Topics.DEAD_LETTERS, Topics.UPGRADES));
    }

    private static List<Acl> of(Service service) {
        Properties p = Settings.of(service);
        List<Acl> all = new ArrayList<>();
        for (String channel : channels(p, "incoming")) {
            all.add(literal(service, "Read", "topic", p.getProperty("mp.messaging.incoming." + channel + ".topic")));
            all.add(group(service, p.getProperty("mp.messaging.incoming." + channel + ".group.id")));
        }
        for (String channel : channels(p, "outgoing"))
            written(p.getProperty("mp.messaging.outgoing." + channel + ".topic"))
                    .forEach(t -> all.add(literal(service, "Write", "topic", t)));
        // it makes what is missing
        if (service == Service.ORCHESTRATOR) topics().forEach(t -> all.add(literal(service, "Create", "topic", t)));
        return all;
    }

    private static Set<String> channels(Properties p, String direction) {
        String prefix = "mp.messaging." + direction + ".";
        Set<String> names = new TreeSet<>();
        for (String key : p.stringPropertyNames())
            if (key.startsWith(prefix)) names.add(key.substring(prefix.length()).split("\\.")[0]);
        return names;
    }

    /** The address of an order is its family: the channel's own topic is only the one that it has to name. */
    private static Stream<String> written(String topic) {
        boolean orders = Stream.of(Family.values()).anyMatch(f -> f.topic().equals(topic));
        return orders ? Stream.of(Family.values()).map(Family::topic) : Stream.of(topic);
    }

    private static Acl group(Service service, String id) {
        return id.endsWith(REPLICA)
                ? new Acl(user(service), "Read", "prefixed", "group", id.substring(0, id.length() - REPLICA.length()))
                : literal(service, "Read", "group", id);
    }

    private static Acl literal(Service service, String operation, String kind, String name) {
        return new Acl(user(service), operation, "literal", kind, name);
    }
}
