package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.OrderId;
import dev.drydock.e2e.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An order of the compiled plan, as Drydock itself shows it.
 *
 * @param witnessed as what the site's script knows its command; empty: it is done without a command of the site
 */
record Planned(OrderId.Kind kind, int index, String name, String verb, String witnessed) {
    private static final Set<String> READ = Set.of("preflight", "probe");
    private static final Set<String> BEFORE_DOORS = Set.of("preflight", "fetch", "copy");
    private static final Set<String> LATE = Set.of("clear-cache", "probe", "open-doors");
    private static final Set<String> PIPED = Set.of("copy", "backup", "keep", "restore", "prove");

    static List<Planned> of(String site, String to) {
        Api.Reply plan = Api.json("sites/" + site + "/plans", "{\"kind\":\"upgrade\",\"to\":\"" + to + "\"}");
        assertThat(plan.status()).as(plan.toString()).isEqualTo(200);
        List<Planned> all = new ArrayList<>();
        plan.body().path("steps").forEach(s -> all.add(of(OrderId.Kind.DO, s)));
        plan.body().path("wayBack").forEach(s -> all.add(of(OrderId.Kind.BACK, s)));
        Planned stopped = named(all, "migrate");
        all.add(new Planned(OrderId.Kind.STOP, stopped.index, "stop", "stop", ""));
        return all;
    }

    private static Planned of(OrderId.Kind kind, JsonNode step) {
        String verb = step.path("verb").asText();
        boolean back = kind == OrderId.Kind.BACK;
        boolean command = step.path("command").asText().contains("$witness") && !closedAlready(kind, verb);
        String word = !command ? "" : back && verb.equals("open-doors") ? "by-hand-1" : verb + (back ? "-2" : "-1");
        return new Planned(kind, step.path("index").asInt(), step.path("name").asText(), verb, word);
    }

    static Planned named(List<Planned> all, String name) {
        return all.stream()
                .filter(p -> p.kind == OrderId.Kind.DO && p.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The order that comes before it, of one that goes back after the last step has failed. A stop is a person's word. */
    Optional<Planned> previous(List<Planned> all) {
        if (kind == OrderId.Kind.STOP) return Optional.empty();
        if (kind == OrderId.Kind.BACK && index == 0) return Optional.of(named(all, "clear-cache"));
        return all.stream().filter(p -> p.kind == kind && p.index == index - 1).findFirst();
    }

    boolean isStop() {
        return kind == OrderId.Kind.STOP;
    }

    /** Where it stands in a run. A stop comes while its order is under way. */
    int place() {
        return 2 * index + (isStop() ? 1 : goesBack() ? 10_000 : 0);
    }

    /** In one run. Who goes back has failed at clear-cache. */
    boolean mayPrecede(Planned later) {
        boolean comes = !later.goesBack() || later.isStop() || goesBack() || !LATE.contains(verb);
        return !isStop() && comes && place() < later.place() - (later.isStop() ? 1 : 0);
    }

    /** Its site must have failed before it comes. */
    boolean goesBack() {
        return kind != OrderId.Kind.DO;
    }

    /** Nothing of the site has been changed where it comes. */
    boolean beforeDoors() {
        return BEFORE_DOORS.contains(verb);
    }

    /** On the way back the doors are looked at, and found closed. */
    private static boolean closedAlready(OrderId.Kind kind, String verb) {
        return kind == OrderId.Kind.BACK && verb.equals("close-doors");
    }

    /** It changes nothing, and so begins nothing that could be found again. */
    boolean reads() {
        return READ.contains(verb) || closedAlready(kind, verb);
    }

    boolean begins() {
        return kind != OrderId.Kind.STOP && !reads() && !drills();
    }

    boolean drills() {
        return verb.equals("drill");
    }

    boolean piped() {
        return PIPED.contains(verb);
    }

    @Override
    public String toString() {
        String way = goesBack() ? "way-back" : "forward";
        String which = verb.equals("restart") ? verb : name;
        return way + ":" + which.replaceAll("[^A-Za-z0-9-]+", "-");
    }
}
