package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Labels;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.identity.Who;
import dev.drydock.orchestrator.store.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose request this is. */
@RequestScoped
public class Caller {
    private final Tokens tokens;
    private Recognized.Known known;

    Caller(Tokens tokens) {
        this.tokens = tokens;
    }

    void is(Recognized.Known known) {
        this.known = known;
    }

    public Recognized.Known known() {
        if (known == null) throw new IllegalStateException("nobody has looked at whose request this is");
        return known;
    }

    public Who who() {
        return known().who();
    }

    /** As it stands in the record. */
    public String name() {
        return who().name();
    }

    /** @return null: never */
    public Instant expires() {
        return known().expires();
    }

    /** The names of the sites that it sees; null: all of them, and those that are added. */
    public Set<String> sites() {
        if (who().seesAll()) return null;
        return QuarkusTransaction.joiningExisting().call(() -> tokens.labels().stream()
                .filter(site -> who().sees(Labels.stored((String) site[1])))
                .map(site -> (String) site[0])
                .collect(Collectors.toSet()));
    }

    /** What the path alone does not tell: thrown. */
    public void must(Role needed, String what) {
        if (!who().role().covers(needed)) throw refused(needed, what);
    }

    Problem refused(Role needed, String what) {
        return Problem.of(
                403,
                "role",
                "Your role does not allow that",
                what + " needs the role " + needed.word() + ", and '" + name() + "' is "
                        + who().role().word() + "; nothing was changed",
                "ask who has that role, or an administrator for it: `drydock token create NAME --role " + needed.word()
                        + "`; `drydock whoami` shows yours");
    }

    Problem narrow() {
        return Problem.of(
                403,
                "scope",
                "Your scope does not allow that",
                "this concerns all sites, and '" + name() + "' sees only those with "
                        + who().scope().text() + "; nothing was changed",
                "ask an administrator of all sites; `drydock whoami` shows your scope");
    }
}
