package dev.drydock.orchestrator.identity;

import dev.drydock.orchestrator.Ids;
import dev.drydock.orchestrator.run.Register;
import dev.drydock.orchestrator.store.Again;
import dev.drydock.orchestrator.store.Store;
import dev.drydock.orchestrator.store.TokenRow;
import dev.drydock.orchestrator.store.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes tokens and revokes them; both stand in the register. */
@ApplicationScoped
public class Mint {
    private final SecureRandom random = new SecureRandom();
    private final Store store;
    private final Tokens tokens;
    private final Register register;
    private final Ids ids;

    Mint(Store store, Tokens tokens, Register register, Ids ids) {
        this.store = store;
        this.tokens = tokens;
        this.register = register;
        this.ids = ids;
    }

    /** @param lasts null: for ever */
    public record Wish(String name, Role role, Labels scope, Duration lasts) {}

    /** @param secret shown once, and known to nobody afterwards */
    public record Made(String secret, TokenRow row) {}

    /**
     * One after the other, so that the second of two sees the first.
     *
     * @return empty: there is a live one of that name
     */
    @Again
    @Transactional
    public Optional<Made> make(Wish wish, String by) {
        store.lockChain(Register.CHAIN);
        tokens.freeName(wish.name());
        if (tokens.live(wish.name())) return Optional.empty();
        String id = ids.next();
        String secret = Secret.fresh(id, random);
        TokenRow row = new TokenRow();
        row.id = id;
        row.name = wish.name();
        row.hash = Secret.hash(secret);
        row.role = wish.role().word();
        row.scope = wish.scope().text();
        row.created = store.now();
        row.createdBy = by;
        row.expires = wish.lasts() == null ? null : row.created.plus(wish.lasts());
        store.add(row);
        store.flush();
        register.tell("token.created", row.name, facts(row), by);
        return Optional.of(new Made(secret, row));
    }

    /** @return whether there is one; of one that is not live any more nothing is changed */
    @Again
    @Transactional
    public boolean revoke(String id, String by) {
        store.lockChain(Register.CHAIN);
        Optional<TokenRow> row = store.find(TokenRow.class, id);
        if (row.isPresent() && tokens.revoke(id)) {
            register.tell("token.revoked", row.get().name, facts(row.get()), by);
        }
        return row.isPresent();
    }

    private static Map<String, Object> facts(TokenRow row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("token", row.id);
        facts.put("role", row.role);
        facts.put("scope", row.scope);
        if (row.expires != null) facts.put("expires", row.expires.toString());
        return facts;
    }
}
