package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Login;
import dev.drydock.orchestrator.http.Open;
import dev.drydock.orchestrator.http.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;

/** Logging in, with a token or at the provider. */
@Path(Login.PATH)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class LoginPage {
    private static final String UNDONE =
            "Your session had ended, and what you sent was not done: nothing was changed. Log in, and send it again.";

    private final Visitor visitor;

    LoginPage(Visitor visitor) {
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance login(String to, String why, String provider, String there);

        static native TemplateInstance arrived(String to);
    }

    @GET
    @Open
    public TemplateInstance show(@QueryParam("to") String to, @QueryParam("undone") boolean undone) {
        return page(to, undone ? UNDONE : "");
    }

    private TemplateInstance page(String to, String why) {
        String back = Login.back(to);
        String there = UriBuilder.fromPath(Login.PROVIDER)
                .queryParam("to", "{to}")
                .build(back)
                .toString();
        return Templates.login(back, why, visitor.provider(), there);
    }

    @POST
    @Open
    public Response enter(@FormParam("token") String token, @FormParam("to") String to) {
        return switch (visitor.enter(token)) {
            case Visitor.Entered.In(var cookie) ->
                Response.seeOther(URI.create(Login.back(to))).cookie(cookie).build();
            case Visitor.Out out -> refused(out, to).build();
        };
    }

    private Response.ResponseBuilder refused(Visitor.Out out, String to) {
        return Response.status(out.status()).entity(page(to, out.why()));
    }

    @GET
    @Path("provider")
    @Open
    public Response send(@QueryParam("to") String to) {
        return switch (visitor.send(to)) {
            case Visitor.Sent.There(var cookie, URI there) ->
                Response.seeOther(there).cookie(cookie).build();
            case Visitor.Out out -> refused(out, to).build();
        };
    }

    /**
     * The page that follows is asked for by one of ours: asked for by the provider's, the browser would keep the cookie to itself that
     * it has just been given.
     */
    @GET
    @Path("provider/back")
    @Open
    public Response arrive(
            @QueryParam("code") String code, @QueryParam("state") String state, @QueryParam("error") String error) {
        String to = visitor.before(state);
        NewCookie[] over = visitor.forgotten(state).stream().toArray(NewCookie[]::new);
        return switch (visitor.returned(code, state, error)) {
            case Visitor.Entered.In(var cookie) ->
                Response.ok(Templates.arrived(to)).cookie(cookie).cookie(over).build();
            case Visitor.Out out ->
                refused(out, to).cookie(out.isOver() ? over : new NewCookie[0]).build();
        };
    }
}
