package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Login;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.Visitor;
import dev.drydock.orchestrator.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What the browser has is worth nothing afterwards, wherever else it lies. */
@Path("/logout")
@RunOnVirtualThread
public class LogoutPage {
    private final Visitor visitor;

    LogoutPage(Visitor visitor) {
        this.visitor = visitor;
    }

    @POST
    @Needs(value = Role.VIEWER, of = Of.NONE)
    public Response leave() {
        return Response.seeOther(URI.create(Login.PATH)).cookie(visitor.leave()).build();
    }
}
