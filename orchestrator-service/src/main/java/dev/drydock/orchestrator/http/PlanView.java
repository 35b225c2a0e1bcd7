package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.contract.Ssh;
import dev.drydock.contract.Stores;
import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.plan.Commands;
import dev.drydock.orchestrator.saga.Back;
import dev.drydock.orchestrator.saga.Plan;
import dev.drydock.orchestrator.saga.Step;
import dev.drydock.orchestrator.saga.Touch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A compiled plan as people see it before it is started.
 *
 * @param backup the one that is drilled or restored by hand; null: none
 * @param at the site's machine; null: the participants' own
 * @param hops of a journey the versions that it goes to one after the other, by this plan to the first; else none
 * @param stores where its backups go, in a sentence; null: to the backup service's own folder
 * @param digest of all that is shown here but the warnings; the run's own id is not in it
 */
public record PlanView(
        String site,
        String kind,
        String recipe,
        Version from,
        Version to,
        String at,
        String root,
        String jobs,
        String stores,
        List<StepView> steps,
        List<StepView> wayBack,
        String backup,
        List<String> warnings,
        List<String> hops,
        String digest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public record StepView(
            int index,
            String name,
            String verb,
            String family,
            List<String> touches,
            String command,
            boolean approval) {}

    static PlanView of(Plan plan, List<String> warnings, List<Version> route) {
        PlanView bare = new PlanView(
                plan.place().site(),
                plan.kind(),
                plan.recipe(),
                plan.from(),
                plan.to(),
                at(plan.place().at()),
                plan.place().root(),
                plan.place().jobs(),
                stores(plan.place().stores()),
                IntStream.range(0, plan.steps().size())
                        .mapToObj(i -> step(plan, i))
                        .toList(),
                IntStream.range(0, plan.wayBack().size())
                        .mapToObj(i -> back(plan, i))
                        .toList(),
                plan.chosen(),
                List.of(),
                route.stream().map(Version::name).toList(),
                "");
        return bare.with(warnings, digest(bare, plan.run()));
    }

    private PlanView with(List<String> warned, String digest) {
        return new PlanView(
                site, kind, recipe, from, to, at, root, jobs, stores, steps, wayBack, backup, warned, hops, digest);
    }

    private static String digest(PlanView bare, String run) {
        try {
            String text = JSON.writeValueAsString(bare).replace(run, "");
            return Signatures.sha256(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As people write it; null: the participants' own machine. */
    static String at(Ssh at) {
        if (at == null) return null;
        String host = at.user() + "@" + at.host() + (at.port() == 22 ? "" : ":" + at.port());
        return at.via() == null ? host : host + " via " + at(at.via());
    }

    private static String stores(Stores stores) {
        if (stores == null) return null;
        List<String> names = stores.all().stream().map(Stores.Store::name).toList();
        String where = names.isEmpty() ? "the backup service's own folder" : String.join(" · ", names);
        String copies = names.size() < 2 ? "" : stores.copies() + " of " + names.size() + " must hold a good copy: ";
        Stores.Encryption e = stores.encryption();
        return copies
                + where
                + (e == null
                        ? ""
                        : " (encrypted for the site's key and " + e.escrow().size() + " escrowed)");
    }

    private static StepView step(Plan plan, int i) {
        Step s = plan.steps().get(i);
        List<String> touches = s.touches().stream().sorted().map(PlanView::word).toList();
        return new StepView(
                i, s.name(), s.work().verb(), s.family().word(), touches, Commands.of(plan, s.work()), s.approval());
    }

    private static StepView back(Plan plan, int i) {
        Back b = plan.wayBack().get(i);
        return new StepView(
                i, b.name(), b.work().verb(), b.family().word(), List.of(), Commands.of(plan, b.work()), false);
    }

    private static String word(Touch touch) {
        return touch.name().toLowerCase(Locale.ROOT);
    }
}
