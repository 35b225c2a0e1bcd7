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
import java.util.stream.Stream;

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
        return documents().of(site);
    }

    /** Read once, however many sites are asked for. */
    Documents documents() {
        return new Documents(releases.documents(DocumentRow.POLICY).stream()
                .map(Documents.One::of)
                .toList());
    }

    record Documents(List<One> all) {
        /** @param read null: this Drydock does not take it, and for whom it counts depends on whose it would be */
        record One(DocumentRow row, Policy read) {
            static One of(DocumentRow row) {
                return new One(
                        row,
                        PolicyReader.read(row.name + ".yaml", row.yaml) instanceof Result.Ok<Policy>(Policy policy)
                                ? policy
                                : null);
            }

            private Policy of(SiteFile site) {
                return read == null ? Policies.read(row, site.labels()) : read;
            }
        }

        Choice of(SiteFile site) {
            return Choice.of(site, all.stream().map(one -> one.of(site)).toList());
        }

        /** In the place of the one by that name, or beside all. */
        Documents with(Policy policy) {
            List<One> then = new ArrayList<>(all);
            then.removeIf(one -> one.row.name.equals(policy.name()));
            DocumentRow row = new DocumentRow();
            row.name = policy.name();
            then.add(new One(row, policy));
            return new Documents(then);
        }
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
        Documents before = documents();
        Documents then = before.with(policy);
        return store.sites().stream()
                .flatMap(row -> Sites.file(row.name, row.yaml).stream())
                .filter(site -> !(before.of(site) instanceof Choice.Unclear))
                .flatMap(site -> then.of(site) instanceof Choice.Unclear unclear ? Stream.of(unclear) : Stream.empty())
                .findFirst();
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
