package dev.drydock.orchestrator.bundle;

import static dev.drydock.orchestrator.bundle.Markdown.code;

import dev.drydock.contract.Event;
import dev.drydock.contract.OrderId;
import dev.drydock.orchestrator.plan.Commands;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.store.OrderRow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was planned, done and tried, and how another can do the same. */
record Steps(Ran ran, Markdown page) {
    private static final int MOST_ORDERS = 300;
    private static final String PREFIX = "dev.drydock.";

    void write() {
        reproduce();
        tried();
        done();
        plan();
    }

    /** From the public record: what was ordered, and what came of it, until the run turned back. */
    private void reproduce() {
        page.heading("Steps to reproduce");
        Map<String, String> ends = new LinkedHashMap<>();
        forward().forEach(e -> {
            String[] words = word(e).split("\\.");
            String order = String.valueOf(e.data().get("order"));
            if (words[1].equals("ordered")) ends.put(order, "not answered");
            else ends.computeIfPresent(order, (o, before) -> words[1]);
        });
        Plan plan = ran.plan();
        page.line("1. Have " + code(plan.recipe()) + " at " + code(plan.from().name()) + "; " + plan.kind() + " to "
                + code(plan.to().name()) + ".");
        int number = 2;
        for (Map.Entry<String, String> e : ends.entrySet()) {
            if (number > MOST_ORDERS) break;
            page.line(number++ + ". " + asked(OrderId.of(e.getKey())) + ": " + e.getValue());
        }
    }

    private Stream<Event> forward() {
        return ran.record().stream()
                .takeWhile(e -> !word(e).equals("run.turned-back"))
                .filter(e -> e.data().get("order") instanceof String)
                .filter(e -> List.of("step", "cure").contains(word(e).split("\\.")[0]))
                .filter(e -> !word(e).equals("cure.missed"))
                .filter(e -> !word(e).endsWith(".accepted"));
    }

    private static String word(Event e) {
        return e.type().substring(PREFIX.length()).replaceAll("\\.v1$", "");
    }

    private String asked(OrderId order) {
        Plan plan = ran.plan();
        return switch (order.kind()) {
            case DO -> step(plan.steps().get(order.step()));
            case BACK -> back(plan.wayBack().get(order.step()));
            case CURE ->
                "the cure before " + code(plan.steps().get(order.step()).name());
            case STOP -> "stopping what was at work";
        };
    }

    private String step(Step s) {
        return named(s.name(), Commands.of(ran.plan(), s.work()));
    }

    private String back(Back b) {
        return named(b.name(), Commands.of(ran.plan(), b.work()));
    }

    private static String named(String name, String command) {
        return code(name) + (command == null || command.isBlank() ? "" : ": " + code(command));
    }

    /** Cures and rungs, with what came of each. */
    private void tried() {
        page.heading("What was tried");
        List<OrderRow> cures =
                ran.orders().stream().filter(o -> o.kind.equals("cure")).toList();
        cures.forEach(o -> page.item(code(o.name) + ": " + end(o)));
        List<Event> rungs =
                ran.record().stream().filter(e -> word(e).startsWith("rung.")).toList();
        rungs.forEach(e -> page.item(
                "rung " + code(String.valueOf(e.data().get("name"))) + ": " + word(e).substring("rung.".length())));
        if (cures.isEmpty() && rungs.isEmpty()) page.line("No cure and no rung.");
    }

    private void done() {
        page.heading("What was done");
        List<OrderRow> all = ran.orders();
        if (all.size() > MOST_ORDERS)
            page.line((all.size() - MOST_ORDERS) + " earlier ones are left out.")
                    .line("");
        for (OrderRow o : all.subList(Math.max(0, all.size() - MOST_ORDERS), all.size())) {
            String back = o.kind.equals("back") ? "way back, " : "";
            page.item(back + code(o.name) + " (attempt " + o.tries + "): " + end(o) + ", " + time(o));
            if (Ran.bad(o) && o.reason != null) page.line("  - reason: " + code(o.reason));
        }
    }

    private static String end(OrderRow o) {
        return o.ended == null ? "not ended" : o.said;
    }

    private static String time(OrderRow o) {
        return Optional.ofNullable(o.ended)
                .map(e -> o.sent + ", " + Duration.between(o.sent, e).toMillis() / 1000.0 + " s")
                .orElse("since " + o.sent);
    }

    private void plan() {
        page.heading("The plan");
        ran.plan().steps().forEach(s -> page.item(step(s)));
        page.line("").line("The way back, as far as it is needed:").line("");
        ran.plan().wayBack().forEach(b -> page.item(back(b)));
    }
}
