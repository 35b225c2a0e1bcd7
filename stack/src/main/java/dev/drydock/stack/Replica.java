package dev.drydock.stack;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process of a service. The first is named as the service is, each further one has its number behind that: {@code vcs-2}. */
record Replica(Service service, int number) {
    private static final int FIRST = 1;
    private static final Pattern NAME = Pattern.compile("([a-z]+)(?:-([2-9]|[1-9][0-9]))?");

    static Replica first(Service service) {
        return new Replica(service, FIRST);
    }

    /** Empty: it is some other part's name. */
    static Optional<Replica> of(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches() || !Service.is(m.group(1))) return Optional.empty();
        Service service = Service.valueOf(m.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(new Replica(service, m.group(2) == null ? FIRST : Integer.parseInt(m.group(2))));
    }

    static Replica named(String name) {
        return of(name).orElseThrow(() -> new IllegalArgumentException("no part is named " + name));
    }

    Replica next() {
        return new Replica(service, number + 1);
    }

    String name() {
        return number == FIRST ? service.word() : service.word() + "-" + number;
    }
}
