package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import dev.drydock.orchestrator.store.IntentRow;
import dev.drydock.orchestrator.store.Outcomes;
import dev.drydock.orchestrator.store.Page;
import dev.drydock.orchestrator.store.Pages;
import dev.drydock.orchestrator.store.ReleaseRow;
import dev.drydock.orchestrator.store.SiteRow;
import dev.drydock.orchestrator.store.Store;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Releases that were heard of, and what became of them. */
@Path("/api/v1/releases")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReleasesApi {
    private final Store store;
    private final Pages pages;
    private final Outcomes outcomes;
    private final Caller caller;

    ReleasesApi(Store store, Pages pages, Outcomes outcomes, Caller caller) {
        this.outcomes = outcomes;
        this.caller = caller;
        this.store = store;
        this.pages = pages;
    }

    /** @param confirmed when it was first seen at a site's own remote; null: nowhere yet */
    public record ReleaseView(String application, String version, Instant heard, List<String> ways, Instant confirmed) {
        static ReleaseView of(ReleaseRow r) {
            return new ReleaseView(r.application, r.version, r.heard, Arrays.asList(r.ways.split(" ")), r.confirmed);
        }
    }

    /**
     * Both newest first.
     *
     * @param next the {@code cursor} of what follows of both; null: nothing does
     */
    public record Heard(List<ReleaseView> items, List<IntentView> sites, String next) {}

    @Needs(value = Role.VIEWER, of = Of.EACH)
    @GET
    public Heard list(@QueryParam("site") String site, @BeanParam Paging page) {
        Places after = Places.of(page.cursor, site);
        return QuarkusTransaction.requiringNew().call(() -> {
            Set<String> seen = caller.sites();
            boolean hidden = seen != null && !seen.contains(site);
            if (site != null && (hidden || store.find(SiteRow.class, site).isEmpty())) throw Of.SITE.unknown(site);
            Set<String> sites = site == null ? seen : Set.of(site);
            Page<ReleaseView> releases = after.releases(pages, page.most()).map(ReleaseView::of);
            Page<IntentRow> intents = after.intents(pages, sites, page.most());
            return new Heard(releases.rows(), IntentView.of(intents.rows(), outcomes), Places.text(releases, intents));
        });
    }

    /** Two lists are gone through side by side: where each is, and which of them is over. */
    private record Places(boolean releasesOver, Pages.Heard release, boolean intentsOver, Pages.Place intent) {
        private static final int PARTS = 5;
        private static final List<String> OVER = List.of("", "", "");

        static Places of(String cursor, String site) {
            List<String> at = Cursor.place(cursor, PARTS);
            if (at == null) return new Places(site != null, null, false, null);
            boolean releasesOver = at.get(0).isEmpty();
            boolean intentsOver = at.get(3).isEmpty();
            return new Places(
                    releasesOver,
                    releasesOver ? null : new Pages.Heard(Cursor.instant(at.get(0)), at.get(1), at.get(2)),
                    intentsOver,
                    intentsOver ? null : new Pages.Place(Cursor.instant(at.get(3)), at.get(4)));
        }

        Page<ReleaseRow> releases(Pages pages, int most) {
            return releasesOver ? new Page<>(List.of(), null) : pages.releases(release, most);
        }

        Page<IntentRow> intents(Pages pages, Set<String> sites, int most) {
            return intentsOver ? new Page<>(List.of(), null) : pages.intents(sites, intent, most);
        }

        static String text(Page<?> releases, Page<?> intents) {
            if (releases.next() == null && intents.next() == null) return null;
            List<String> place = new ArrayList<>(releases.next() == null ? OVER : releases.next());
            place.addAll(intents.next() == null ? OVER.subList(0, 2) : intents.next());
            return Cursor.text(place);
        }
    }
}
