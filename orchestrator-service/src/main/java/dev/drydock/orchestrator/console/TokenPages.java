package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Paged;
import dev.drydock.orchestrator.http.Paging;
import dev.drydock.orchestrator.http.TokenView;
import dev.drydock.orchestrator.http.TokensApi;
import dev.drydock.orchestrator.identity.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Tokens: what is shown of a new one is shown once, on the page that answers. */
@Path("/tokens")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class TokenPages {
    private final TokensApi tokens;
    private final Frame.Maker frame;

    TokenPages(TokensApi tokens, Frame.Maker frame) {
        this.tokens = tokens;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance tokens(Frame frame, Paged<TokenView> tokens);

        static native TemplateInstance token(Frame frame, TokensApi.Made made);
    }

    @GET
    @Needs(Role.ADMINISTRATOR)
    public TemplateInstance list(@BeanParam Paging page) {
        return Templates.tokens(frame.of("Tokens"), tokens.list(page));
    }

    @POST
    @Needs(Role.ADMINISTRATOR)
    public TemplateInstance make(
            @FormParam("name") String name,
            @FormParam("role") String role,
            @FormParam("scope") String scope,
            @FormParam("expires") String expires) {
        Response made = tokens.make(new TokensApi.Wish(name, role, scope, expires));
        return Templates.token(frame.of("A new token"), (TokensApi.Made) made.getEntity());
    }

    @POST
    @Needs(Role.ADMINISTRATOR)
    @Path("{id}/revoke")
    public Response revoke(String id) {
        tokens.revoke(id);
        return Response.seeOther(URI.create("/tokens")).build();
    }
}
