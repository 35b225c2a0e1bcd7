package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.store.Recorded;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** The public record over all runs and the register: who did what, where and when. */
@Path("/api/v1/record")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RecordApi {
    private static final int PARTS = 3;

    private final Recorded recorded;
    private final Caller caller;

    RecordApi(Recorded recorded, Caller caller) {
        this.recorded = recorded;
        this.caller = caller;
    }

    @GET
    @Needs(value = Role.VIEWER, of = Of.EACH)
    public Paged<RecordView> list(@BeanParam RecordAsked wish, @BeanParam Paging page) {
        Recorded.Asked asked = wish.asked();
        Recorded.Place after = place(page.cursor);
        return QuarkusTransaction.requiringNew()
                .call(() -> Paged.of(
                        recorded.page(asked, caller.sites(), after, page.most()).map(RecordView::of)));
    }

    private static Recorded.Place place(String cursor) {
        List<String> place = Cursor.place(cursor, PARTS);
        if (place == null) return null;
        Instant at = Cursor.instant(place.getFirst());
        return new Recorded.Place(at, place.get(1), Cursor.number(place.getLast()));
    }
}
