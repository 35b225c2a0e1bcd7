package dev.drydock.orchestrator.release;

import dev.drydock.orchestrator.recipe.Repository;
import dev.drydock.orchestrator.recipe.RepositoryReader;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.DocumentRow;
import dev.drydock.orchestrator.store.Releases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The repositories whose webhooks are believed, and what they are signed with. */
@ApplicationScoped
public class Sources {
    private static final Logger LOG = Logger.getLogger(Sources.class);
    private static final int MOST = 100;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 4096;

    private final Releases releases;
    private final Register register;
    private final Optional<Path> secrets;

    Sources(Releases releases, Register register, @ConfigProperty(name = "drydock.secrets") Optional<Path> secrets) {
        this.releases = releases;
        this.register = register;
        this.secrets = secrets;
    }

    public record Known(Repository repository, byte[] secret) {}

    public List<Repository> all() {
        return QuarkusTransaction.requiringNew().call(() -> releases.documents(DocumentRow.SOURCE).stream()
                .flatMap(Sources::read)
                .toList());
    }

    private static Stream<Repository> read(DocumentRow d) {
        return RepositoryReader.read(d.name + ".yaml", d.yaml) instanceof Result.Ok<Repository>(Repository r)
                ? Stream.of(r)
                : Stream.empty();
    }

    /** Those of which there is a secret now. */
    List<Known> of(Forge forge) {
        return all().stream()
                .filter(r -> r.forge().equals(forge.word()))
                .flatMap(r -> secret(r.secret()).map(s -> new Known(r, s)).stream())
                .toList();
    }

    public String add(String yaml, String by) throws Sites.Refusal {
        Repository read =
                switch (RepositoryReader.read("source.yaml", yaml)) {
                    case Result.Ok<Repository>(Repository r) -> r;
                    case Result.Findings<Repository> bad ->
                        throw new Sites.Refusal(new Sites.Refused.Bad(bad.findings()));
                };
        if (secret(read.secret()).isEmpty()) {
            throw new Sites.Refusal(new Sites.Refused.Said(
                    "the secret " + read.secret() + " cannot be read, or is not " + SHORTEST + " to " + LONGEST
                            + " characters long",
                    "put it into the file "
                            + secrets.map(s -> s.resolve(read.secret()).toString())
                                    .orElse(read.secret()) + ", readable by the orchestrator"));
        }
        boolean kept = QuarkusTransaction.requiringNew().call(() -> keep(read, yaml, by));
        if (kept) return read.name();
        throw new Sites.Refusal(new Sites.Refused.Said(
                "there are " + MOST + " sources already", "`drydock source remove NAME` takes one away"));
    }

    private boolean keep(Repository read, String yaml, String by) {
        List<String> all =
                releases.documents(DocumentRow.SOURCE).stream().map(d -> d.name).toList();
        if (!room(all, read.name())) return false;
        releases.keep(DocumentRow.SOURCE, read.name(), yaml);
        register.tell("source.added", read.name(), Map.of("forge", read.forge(), "repository", read.path()), by);
        return true;
    }

    /** One that is there already may be written anew. */
    static boolean room(List<String> all, String name) {
        return all.contains(name) || all.size() < MOST;
    }

    /** @return whether there was one */
    public boolean remove(String name, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean gone = releases.forget(DocumentRow.SOURCE, name);
            if (gone) register.tell("source.removed", name, Map.of(), by);
            return gone;
        });
    }

    /** Read anew each time: it may be changed while the system runs. */
    private Optional<byte[]> secret(String name) {
        if (secrets.isEmpty()) return Optional.empty();
        try {
            Path file = secrets.get().resolve(name).toRealPath();
            if (!file.startsWith(secrets.get().toRealPath()) || Files.size(file) > LONGEST) return Optional.empty();
            byte[] read = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
            return read.length < SHORTEST ? Optional.empty() : Optional.of(read);
        } catch (IOException e) {
            LOG.warnf(
                    "a webhook's secret cannot be read, nothing signed with it is believed secret=%s cause=%s",
                    name, e);
            return Optional.empty();
        }
    }
}
