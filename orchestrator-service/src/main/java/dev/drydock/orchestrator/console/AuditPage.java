package dev.drydock.orchestrator.console;

import dev.drydock.orchestrator.http.Needs;
import dev.drydock.orchestrator.http.Of;
import dev.drydock.orchestrator.http.Paged;
import dev.drydock.orchestrator.http.Paging;
import dev.drydock.orchestrator.http.RecordApi;
import dev.drydock.orchestrator.http.RecordAsked;
import dev.drydock.orchestrator.http.RecordView;
import dev.drydock.orchestrator.identity.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who did what, where and when: the public record of all runs, and of what is changed beside them. */
@Path("/audit")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AuditPage {
    private final RecordApi record;
    private final Frame.Maker frame;

    AuditPage(RecordApi record, Frame.Maker frame) {
        this.record = record;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance audit(
                Frame frame, Paged<RecordView> entries, RecordAsked wish, List<String> types);
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public TemplateInstance list(@BeanParam RecordAsked wish, @BeanParam Paging page) {
        return Templates.audit(frame.of("Audit"), record.list(wish, page), wish, RecordAsked.types());
    }
}
