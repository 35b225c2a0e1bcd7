package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.orchestrator.identity.Claims;
import dev.drydock.orchestrator.identity.Provider;
import dev.drydock.orchestrator.identity.Recognizer.Recognized;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** A provider of OpenID Connect, where one is configured: its tokens are checked with its keys, and mapped to who they are here. */
@Singleton
class OpenId implements Provider {
    private static final Logger LOG = Logger.getLogger(OpenId.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final boolean configured;
    private final Claims claims;
    private final IdentityProviderManager providers;
    private final CurrentVertxRequest request;

    OpenId(
            @ConfigProperty(name = "drydock.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "drydock.oidc.name-claim") String name,
            @ConfigProperty(name = "drydock.oidc.role-claim") String role,
            @ConfigProperty(name = "drydock.oidc.roles") String roles,
            @ConfigProperty(name = "drydock.oidc.scope-claim") Optional<String> scope,
            IdentityProviderManager providers,
            CurrentVertxRequest request) {
        this.configured = issuer.isPresent();
        this.claims = new Claims(name, role, Claims.roles(roles), scope.orElse(""));
        this.providers = providers;
        this.request = request;
    }

    @Override
    public Recognized recognize(String token) {
        if (!configured) return new Recognized.Wrong();
        try {
            return who(checked(token));
        } catch (AuthenticationFailedException e) {
            LOG.infof("provider's token refused cause=%s", e.getMessage());
            return new Recognized.Wrong();
        } catch (RuntimeException e) {
            LOG.warnf("provider's token not looked at cause=%s", e);
            return new Recognized.Away();
        }
    }

    private SecurityIdentity checked(String token) {
        var asked = new TokenAuthenticationRequest(new AccessTokenCredential(token));
        return providers
                .authenticate(HttpSecurityUtils.setRoutingContextAttribute(asked, request.getCurrent()))
                .await()
                .atMost(PATIENCE);
    }

    private Recognized who(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof OidcJwtCallerPrincipal principal)) return new Recognized.Wrong();
        JsonNode token = read(principal.getClaims().getRawJson());
        Instant expires = Instant.ofEpochSecond(token.path("exp").asLong());
        return claims.who(token)
                .<Recognized>map(who -> new Recognized.Known(who, "", expires))
                .orElseGet(() -> new Recognized.Nobody(claims.name(token)));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AuthenticationFailedException(e);
        }
    }
}
