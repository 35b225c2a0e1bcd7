package dev.drydock.orchestrator.closed;

import dev.drydock.orchestrator.http.Open;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What visitors of a site read while its doors are closed, where the application has no page of its own: the web server in front
 * of it asks for it. It lies in the application's own origin there, so it needs nothing but itself.
 */
@Path("/closed/{site}")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
public class ClosedPage {
    private static final String STYLE =
            "body{font:1.125rem/1.5 system-ui,sans-serif;color:CanvasText;background:Canvas;margin:0;min-height:100vh;"
                    + "display:grid;place-items:center}main{max-width:34rem;padding:2rem}h1{font-size:1.75rem;line-height:1.2}";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Signs signs;

    ClosedPage(Signs signs) {
        this.signs = signs;
    }

    @CheckedTemplate(basePath = "closed")
    static class Templates {
        static native TemplateInstance closed(Sign sign, String style, boolean again);
    }

    /** @param asked how the visitor asked: what answers a form that was sent must not ask again by itself, or the form is gone */
    @Open
    @GET
    public Response show(String site, @HeaderParam("X-Asked") @DefaultValue("GET") String asked) {
        Sign sign = signs.of(site);
        return Response.status(503)
                .type("text/html;charset=utf-8")
                .header("Retry-After", sign.retry())
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .entity(Templates.closed(sign, STYLE, asked.equals("GET")).render())
                .build();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
