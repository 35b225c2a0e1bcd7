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
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Logging in with a token, and out again. */
@Path(Login.PATH)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class LoginPage {
    private final Visitor visitor;

    LoginPage(Visitor visitor) {
        this.visitor = visitor;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance login(String to, String why);
    }

    @GET
    @Open
    public TemplateInstance show(@QueryParam("to") String to) {
        return Templates.login(Login.back(to), "");
    }

    @POST
    @Open
    public Response enter(@FormParam("token") String token, @FormParam("to") String to) {
        return switch (visitor.enter(token)) {
            case Visitor.Entered.In(var cookie) ->
                Response.seeOther(URI.create(Login.back(to))).cookie(cookie).build();
            case Visitor.Entered.Out(String why, int status) ->
                Response.status(status)
                        .entity(Templates.login(Login.back(to), why))
                        .build();
        };
    }
}
