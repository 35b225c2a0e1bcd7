package dev.drydock.orchestrator.http;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the provider is asked for its keys: when its first token comes, so that Drydock starts without it, and within bounds. */
@Singleton
class OpenIdTenant implements TenantConfigResolver {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** An unknown key is a reason to ask for the keys again, and not more often than that. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final OidcTenantConfig tenant;

    OpenIdTenant(
            @ConfigProperty(name = "drydock.oidc.issuer") Optional<String> issuer,
            @ConfigProperty(name = "drydock.oidc.audience") String audience) {
        tenant = issuer.map(url -> tenant(url, audience)).orElse(null);
    }

    private static OidcTenantConfig tenant(String issuer, String audience) {
        return OidcTenantConfig.authServerUrl(issuer)
                .tenantId("drydock")
                .applicationType(ApplicationType.SERVICE)
                .connectionTimeout(CONNECT)
                .connectionRetryCount(1)
                .token()
                .audience(audience)
                .subjectRequired()
                .forcedJwkRefreshInterval(AGAIN)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> request) {
        return Uni.createFrom().item(tenant);
    }
}
