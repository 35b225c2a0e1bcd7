package dev.drydock.orchestrator.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.orchestrator.http.BundleApi;
import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.RunsApi;
import dev.drydock.orchestrator.identity.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What the public record says of a run, and the page for people who can help. */
@Path("/runs/{id}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class RecordPages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunsApi runs;
    private final BundleApi bundle;
    private final Frame.Maker frame;

    RecordPages(RunsApi runs, BundleApi bundle, Frame.Maker frame) {
        this.runs = runs;
        this.bundle = bundle;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance record(Frame frame, String id, List<Line> lines);
    }

    /** @param hash of the entry's bytes, which the next one names */
    public record Line(long sequence, String time, String type, String hash, String keyId, String text) {
        static Line of(RunsApi.Entry entry) {
            byte[] value = Base64.getDecoder().decode(entry.value());
            String text = new String(value, StandardCharsets.UTF_8);
            JsonNode event = read(text);
            return new Line(
                    entry.sequence(),
                    event.path("time").asText(),
                    event.path("type").asText(),
                    Signatures.sha256(value),
                    entry.keyId(),
                    text);
        }

        private static JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return JSON.missingNode();
            }
        }
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("record")
    public TemplateInstance record(String id) {
        List<Line> lines = runs.record(id).items().stream().map(Line::of).toList();
        return Templates.record(frame.of("Record of run " + id), id, lines);
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.RUN)
    @Path("bundle")
    @Produces("text/markdown;charset=UTF-8")
    public Response bundle(String id) {
        return Response.ok(bundle.page(id))
                .header("Content-Disposition", "attachment; filename=\"drydock-" + id + ".md\"")
                .build();
    }
}
