package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.site.Detector;
import dev.drydock.orchestrator.site.Sites;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A folder → a proposed site file. Changes nothing. */
@Path("/api/v1/detections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DetectionsApi {
    private final Detector detector;

    DetectionsApi(Detector detector) {
        this.detector = detector;
    }

    @POST
    @Needs(Role.ADMINISTRATOR)
    public Detector.Proposal propose(Detector.Wish wish) {
        if (wish == null || wish.root() == null) {
            throw Problem.of(
                    422, "no-root", "No folder", "`root` is missing; nothing was changed", "{\"root\": \"/srv/app\"}");
        }
        try {
            return detector.propose(wish);
        } catch (Sites.Refusal e) {
            throw Problems.of(e.why);
        }
    }
}
