package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Login;
import dev.drydock.orchestrator.http.Shown;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What each answer of the console has around it: nothing is loaded from elsewhere, nothing is framed or kept, and errors are pages too. */
class Dress {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance error(String title, String detail, List<String> findings, String next);
    }

    @ServerResponseFilter
    void dress(ContainerRequestContext request, ContainerResponseContext response) {
        if (!Shown.console(request)) return;
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        // a code stands in that address
        boolean arriving = request.getUriInfo().getPath().equals(Login.BACK);
        headers.putSingle("Referrer-Policy", arriving ? "strict-origin" : "same-origin");
        headers.putSingle("Cache-Control", "no-store");
        boolean person = String.valueOf(request.getHeaderString("Accept")).contains("text/html");
        if (person && response.getStatus() >= 400 && response.getEntity() instanceof Map<?, ?> problem) {
            String page = Templates.error(
                            text(problem.get("title")),
                            text(problem.get("detail")),
                            findings(problem),
                            nothingThere(problem)
                                    ? "begin at the overview; what the API has is at /q/openapi"
                                    : text(problem.get("next")))
                    .render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE);
        }
    }

    private static boolean nothingThere(Map<?, ?> problem) {
        return "urn:drydock:problem:http".equals(problem.get("type"));
    }

    private static List<String> findings(Map<?, ?> problem) {
        return problem.get("findings") instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(Object value) {
        return value == null ? "" : String.valueOf(value);
    }
}
