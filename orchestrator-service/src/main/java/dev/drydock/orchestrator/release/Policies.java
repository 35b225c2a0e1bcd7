package dev.drydock.orchestrator.release;

import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.recipe.Policy;
import dev.drydock.orchestrator.recipe.PolicyReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.DocumentRow;
import dev.drydock.orchestrator.store.Releases;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies that an administrator has added. */
@ApplicationScoped
public class Policies {
    private final Store store;
    private final Releases releases;
    private final Register register;
    private final Chores chores;

    Policies(Store store, Releases releases, Register register, Chores chores) {
        this.store = store;
        this.releases = releases;
        this.register = register;
        this.chores = chores;
    }

    /** Within the caller's transaction. */
    public Choice of(SiteFile site) {
        return Choice.of(site, all(site.labels()));
    }

    /** @param labels of a site, for which also that counts of which nobody can say for whom it is */
    public List<Policy> all(Map<String, String> labels) {
        return releases.documents(DocumentRow.POLICY).stream()
                .map(d -> read(d, labels))
                .toList();
    }

    /** What this Drydock does not take counts as the strictest that it may be. */
    static Policy read(DocumentRow d, Map<String, String> labels) {
        return switch (PolicyReader.read(d.name + ".yaml", d.yaml)) {
            case Result.Ok<Policy>(Policy policy) -> policy;
            case Result.Findings<Policy>(var findings) ->
                PolicyReader.instead(d.name, d.yaml, findings.getFirst().toString(), labels);
        };
    }

    public Optional<String> yaml(String name) {
        return releases.document(DocumentRow.POLICY, name).map(d -> d.yaml);
    }

    static Policy parse(String yaml) throws Sites.Refusal {
        return switch (PolicyReader.read("policy.yaml", yaml)) {
            case Result.Ok<Policy>(Policy read) -> read;
            case Result.Findings<Policy> bad -> throw new Sites.Refusal(new Sites.Refused.Bad(bad.findings()));
        };
    }

    /** It is refused where a site could not tell by which of two it goes. */
    @Again
    public String add(String yaml, String by) throws Sites.Refusal {
        Policy policy = parse(yaml);
        Optional<Choice.Unclear> unclear = QuarkusTransaction.requiringNew().call(() -> {
            Optional<Choice.Unclear> found = unclear(policy);
            if (found.isEmpty()) keep(policy.name(), yaml, by);
            return found;
        });
        if (unclear.isPresent()) throw refusal(unclear.get());
        chores.committed();
        return policy.name();
    }

    static Sites.Refusal refusal(Choice.Unclear unclear) {
        return new Sites.Refusal(new Sites.Refused.Said(unclear.why(), unclear.next()));
    }

    /** Of a site that could tell before; within the caller's transaction. */
    Optional<Choice.Unclear> unclear(Policy policy) {
        return store.sites().stream()
                .flatMap(row -> Sites.file(row.name, row.yaml).stream())
                .flatMap(site -> unclear(site, policy).stream())
                .findFirst();
    }

    private Optional<Choice.Unclear> unclear(SiteFile site, Policy policy) {
        return !(of(site) instanceof Choice.Unclear) && then(site, policy) instanceof Choice.Unclear unclear
                ? Optional.of(unclear)
                : Optional.empty();
    }

    /** Which one a site would have if this were added. */
    Choice then(SiteFile site, Policy policy) {
        List<Policy> then = new ArrayList<>(all(site.labels()));
        then.removeIf(p -> p.name().equals(policy.name()));
        then.add(policy);
        return Choice.of(site, then);
    }

    private void keep(String name, String yaml, String by) {
        releases.keep(DocumentRow.POLICY, name, yaml);
        releases.decideAgain();
        String hash = Signatures.sha256(yaml.getBytes(StandardCharsets.UTF_8));
        register.tell("policy.added", name, Map.of("sha256", hash), by);
    }

    /** @return whether there was one */
    @Again
    public boolean remove(String name, String by) {
        boolean gone = QuarkusTransaction.requiringNew().call(() -> {
            if (!releases.forget(DocumentRow.POLICY, name)) return false;
            releases.decideAgain();
            register.tell("policy.removed", name, Map.of(), by);
            return true;
        });
        chores.committed();
        return gone;
    }
}
