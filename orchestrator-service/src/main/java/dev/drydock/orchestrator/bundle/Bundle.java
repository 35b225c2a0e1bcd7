package dev.drydock.orchestrator.bundle;

import static dev.drydock.orchestrator.bundle.Markdown.code;

import dev.drydock.contract.Found;
import dev.drydock.contract.Version;
import dev.drydock.orchestrator.run.Errors;
import dev.drydock.orchestrator.run.Positions;
import dev.drydock.orchestrator.saga.Cure;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Position;
import dev.drydock.orchestrator.store.OrderRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page that tells people elsewhere what happened, without anybody's secrets. Data in, text out. Pure. */
public final class Bundle {
    private final Facts facts;
    private final Markdown page = new Markdown();

    private Bundle(Facts facts) {
        this.facts = facts;
    }

    public static String of(Facts facts) {
        return new Bundle(facts).text();
    }

    private String text() {
        String what = facts.ran().map(r -> "Run " + code(r.run().id)).orElse("No run yet");
        page.line("# " + what + " of site " + code(facts.site()))
                .line("")
                .line(
                        "Written by Drydock on " + facts.now()
                                + ". Secrets, addresses of mail and of machines were replaced by ***; read it once more before you send it.");
        facts.ran().ifPresent(this::outcome);
        whom();
        versions();
        host();
        facts.ran().ifPresent(r -> new Steps(r, page).write());
        facts.ran().ifPresent(this::otherOutput);
        logs();
        return page.toString();
    }

    private void outcome(Ran ran) {
        Optional<OrderRow> trouble = ran.trouble();
        page.heading("What is known");
        trouble.ifPresentOrElse(
                o -> known(ran, o), () -> page.line(ran.well() ? "All went well." : "Nothing has failed so far."));
        page.heading("What happened");
        page.item("kind", ran.run().kind);
        page.item("state", Positions.text(ran.plan(), ran.state()));
        page.item("began", String.valueOf(ran.run().started));
        if (ran.run().ended != null) page.item("ended", ran.run().ended.toString());
        page.item("doors", doors(ran));
        if (!ran.well()) page.item("why", why(ran));
        Positions.next(ran.plan(), ran.state().at()).ifPresent(next -> page.item("next move", next));
        ran.proved().ifPresent(this::proof);
        trouble.ifPresent(o -> error(ran, o));
    }

    private void proof(Found.Proved proved) {
        List<String> differences = proved.differences();
        page.item(
                "compared with the backup",
                differences.isEmpty()
                        ? "everything is as it was"
                        : differences.size() + " differences, of which " + differences.getFirst());
    }

    private static String why(Ran ran) {
        return ran.state().at() instanceof Position.Stuck(var at, String reason, var next)
                ? reason
                : ran.state().why();
    }

    private static String doors(Ran ran) {
        if (ran.run().doorsClosed == null) return "never closed";
        String closed = "closed " + ran.run().doorsClosed;
        return ran.run().doorsOpened == null
                ? closed + ", not opened since"
                : closed + ", opened " + ran.run().doorsOpened;
    }

    /** Search before you post. */
    private void known(Ran ran, OrderRow trouble) {
        List<Cure> cures = ran.known(trouble);
        for (Cure cure : cures) {
            page.item("The recipe knows this as " + code(cure.name())
                    + (ran.state().curesUsed().contains(cure.name()) ? ", and its cure was tried" : "")
                    + (cure.cause().isEmpty() ? "" : ": " + code(cure.cause())));
        }
        if (cures.isEmpty()) page.item("No cure of the recipe knows it.");
        Errors.signature(trouble.tail)
                .ifPresent(s -> page.item("Its signature, the same wherever this error is: `" + s + "`"));
    }

    private void error(Ran ran, OrderRow trouble) {
        page.heading("The error");
        page.line(code(trouble.name) + ", asked of " + trouble.family + ": " + trouble.said + ".")
                .line("");
        page.item("reason", trouble.reason);
        page.item("advice", trouble.next);
        output(ran, trouble);
    }

    /** Of what failed before, and of what a cure has mended since. */
    private void otherOutput(Ran ran) {
        List<OrderRow> others = ran.outputs().stream()
                .filter(o -> !ran.trouble().equals(Optional.of(o)))
                .toList();
        if (others.isEmpty()) return;
        page.heading("What else was printed");
        for (OrderRow o : others) {
            page.line(code(o.name) + " (attempt " + o.tries + "): " + o.said);
            output(ran, o);
        }
    }

    /** What only its participant could hide by value, it has hidden; else it is left out. */
    private void output(Ran ran, OrderRow order) {
        int index = ran.outputs().indexOf(order);
        if (index < 0) return;
        Optional<String> hidden = facts.described()
                .filter(d -> d.withheld().isEmpty())
                .map(Found.Described::texts)
                .filter(texts -> texts.size() > index)
                .map(texts -> texts.get(index));
        hidden.ifPresentOrElse(
                page::block,
                () -> page.item("Its output is left out: nobody could say what in it is a secret. `drydock show "
                        + ran.run().id + "` has it."));
    }

    private void whom() {
        page.heading("Whom to ask");
        Map<String, String> help = facts.recipe().map(r -> r.aid().help()).orElse(Map.of());
        Optional<Kind> kind = facts.ran().flatMap(Ran::trouble).map(o -> Kind.of(o.reason + "\n" + o.tail));
        kind.ifPresent(k -> page.line("By its words it is about " + k.words() + "."));
        if (help.isEmpty()) page.line("The recipe names nobody.");
        for (Kind k : Kind.values()) {
            String whom = help.get(k.key());
            if (whom == null) continue;
            String first = kind.filter(k::equals).isPresent() ? " (first)" : "";
            page.item("for " + k.words() + first + ": " + Markdown.link(whom));
        }
        if (help.containsKey("chat")) page.item("to talk with somebody: " + Markdown.link(help.get("chat")));
    }

    private void versions() {
        page.heading("Versions");
        page.item("Drydock", facts.drydock());
        facts.recipe()
                .ifPresentOrElse(
                        r -> page.item("recipe", r.name() + (r.title().isEmpty() ? "" : " (" + r.title() + ")")),
                        () -> page.item("There is no recipe that can be read."));
        if (!facts.recipeHash().isEmpty()) page.item("SHA-256 of the recipe: `" + facts.recipeHash() + "`");
        version("the application was last known at", facts.at());
        facts.ran().map(Ran::plan).ifPresent(this::route);
    }

    private void route(Plan plan) {
        version("the run began at", plan.from());
        version("and was to end at", plan.to());
        page.item("the site is reached " + (plan.place().at() == null ? "on Drydock's own machine" : "by ssh"));
    }

    private void version(String ours, Version version) {
        if (version == null || version.name() == null) return;
        page.item(ours + ": " + code(version.name()) + " (" + plain(version.commit()) + ")");
    }

    /** A commit or checksum is no secret, though it looks like one. */
    private static String plain(String commit) {
        return commit != null && commit.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? "`" + commit + "`" : code("" + commit);
    }

    private void host() {
        page.heading("What the site's host has");
        if (!facts.silence().isEmpty()) page.item("It could not be asked", facts.silence());
        facts.described().stream().flatMap(d -> d.facts().stream()).forEach(f -> {
            if (f.trouble().isEmpty()) page.item(code(f.what()) + ": " + code(f.is()));
            else page.item(code(f.what()) + ": " + f.trouble());
        });
    }

    private void logs() {
        page.heading("The end of its logs");
        Optional<Found.Described> d = facts.described();
        if (d.isEmpty()) page.line("They could not be read.");
        d.map(Found.Described::withheld)
                .filter(w -> !w.isEmpty())
                .ifPresent(w -> page.item("They are left out: nobody can say what in them is a secret", w));
        boolean none = facts.recipe().map(r -> r.aid().logs().isEmpty()).orElse(true);
        if (none) page.line("The recipe names none.");
        d.stream().flatMap(x -> x.logs().stream()).forEach(this::log);
    }

    private void log(Found.Log log) {
        page.line("");
        if (!log.trouble().isEmpty()) page.line(code(log.file()) + ": " + code(log.trouble()));
        else page.line(code(log.file()) + ":").block(log.text());
    }
}
