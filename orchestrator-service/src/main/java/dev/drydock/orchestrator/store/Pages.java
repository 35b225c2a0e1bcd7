package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Long lists, a page at a time: each begins after the last row that was seen, so that none costs more than another. Only ids
 * are looked for in an index; the rows of the page alone are read. Transactions are the callers'.
 */
@ApplicationScoped
public class Pages {
    private final EntityManager em;
    private final Sql sql;

    Pages(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
    }

    /** What of the runs is asked for; null: it does not matter. */
    public record Runs(String site, String status, String kind, Instant since, Boolean open) {
        public static final Runs ALL = new Runs(null, null, null, null, null);

        private Listing listing() {
            Listing asked = new Listing()
                    .and("site = ?", site)
                    .and("status = ?", status)
                    .and("kind = ?", kind)
                    .and("started >= ?", since);
            return open == null ? asked : asked.and("ended is " + (open ? "null" : "not null"));
        }
    }

    /** Where a row stands in a list that has the newest first. */
    public record Place(Instant at, String id) {}

    /**
     * Newest first.
     *
     * @param sites those that count; null: all
     * @param after the last that was seen; null: from the newest on
     */
    public Page<RunRow> runs(Runs asked, Set<String> sites, Place after, int most) {
        Listing of = asked.listing();
        if (after != null) of.after("(started, id) < (?, ?)", after.at(), after.id());
        List<String> ids = sites == null ? runs(of, most) : runs(of, sites, most);
        return Page.of(inOrder(RunRow.class, ids), most, r -> List.of(r.started.toString(), r.id));
    }

    private List<String> runs(Listing of, int most) {
        return sql.strings(
                "select id from run" + of.where() + " order by started desc, id desc limit ?", of.values(most + 1));
    }

    /** Each site's newest, and of these the newest: of other sites' runs, however many they are, none is read. */
    private List<String> runs(Listing of, Set<String> sites, int most) {
        return sql.strings(
                "select r.id from unnest(?::text[]) s(name) cross join lateral (select id, started from run"
                        + of.where()
                        + " and site = s.name order by started desc, id desc limit ?) r order by r.started desc, r.id desc limit ?",
                of.behind(sites, most + 1, most + 1));
    }

    /** By name. @param part of the name; null: any */
    public Page<SiteRow> sites(Set<String> sites, String part, String after, int most) {
        Listing of =
                new Listing().in("name", sites).and("strpos(name, ?) > 0", part).and("name > ?", after);
        List<String> names =
                sql.strings("select name from site" + of.where() + " order by name limit ?", of.values(most + 1));
        return Page.of(inOrder(SiteRow.class, names), most, s -> List.of(s.name));
    }

    /** A site's that are not gone, newest first. */
    public Page<BackupRow> backups(String site, Place after, int most) {
        Listing of = new Listing().and("site = ?", site).and("gone is null");
        if (after != null) of.after("(taken, id) < (?, ?)", after.at(), after.id());
        List<String> ids = sql.strings(
                "select id from backup" + of.where() + " order by taken desc, id desc limit ?", of.values(most + 1));
        return Page.of(inOrder(BackupRow.class, ids), most, b -> List.of(b.taken.toString(), b.id));
    }

    /** A backup of a site's. */
    public record Verified(String site, String id, Instant verified) {}

    /** Of each of these sites the newest that a restore would take by itself, by name: of all of a page in one question. */
    public Map<String, Verified> verified(Collection<String> sites) {
        return bySite(
                """
                select b.site, b.id, b.verified from unnest(?) asked (name)
                cross join lateral (select site, id, verified from backup
                    where site = asked.name and gone is null and leaving is null and damaged is null
                        and verified is not null and kind <> ? order by taken desc, id desc limit 1) b""",
                r -> new Verified(
                        r.getString(1),
                        r.getString(2),
                        r.getObject(3, OffsetDateTime.class).toInstant()),
                Verified::site,
                sites.toArray(String[]::new),
                BackupRow.KEPT);
    }

    /** A run that has not ended. */
    public record Open(String site, String id, String status) {}

    /** Of these sites, by name. */
    public Map<String, Open> open(Collection<String> sites) {
        return bySite(
                "select site, id, status from run where site = any(?) and ended is null",
                r -> new Open(r.getString(1), r.getString(2), r.getString(3)),
                Open::site,
                (Object) sites.toArray(String[]::new));
    }

    private <T> Map<String, T> bySite(String text, Sql.Row<T> row, Function<T, String> site, Object... values) {
        return sql.list(text, row, values).stream().collect(Collectors.toMap(site, Function.identity()));
    }

    /** Where a release stands in the list of all that were heard of. */
    public record Heard(Instant at, String application, String version) {}

    /** Newest first. */
    public Page<ReleaseRow> releases(Heard after, int most) {
        Listing of = new Listing();
        if (after != null) {
            of.after("(heard, application, version) < (?, ?, ?)", after.at(), after.application(), after.version());
        }
        List<ReleaseRow> rows = sql
                .list(
                        "select application, version from release" + of.where()
                                + " order by heard desc, application desc, version desc limit ?",
                        r -> new ReleaseRow.Key(r.getString(1), r.getString(2)),
                        of.values(most + 1))
                .stream()
                .map(key -> em.find(ReleaseRow.class, key))
                .toList();
        return Page.of(rows, most, r -> List.of(r.heard.toString(), r.application, r.version));
    }

    /**
     * What became of releases on sites, newest first.
     *
     * @param sites those that count; null: all
     */
    public Page<IntentRow> intents(Set<String> sites, Place after, int most) {
        Listing of = new Listing().in("site", sites);
        if (after != null) of.after("(changed, id) < (?, ?)", after.at(), after.id());
        List<String> ids = sql.strings(
                "select id from intent" + of.where() + " order by changed desc, id desc limit ?", of.values(most + 1));
        return Page.of(inOrder(IntentRow.class, ids), most, i -> List.of(i.changed.toString(), i.id));
    }

    /** Newest first. */
    public Page<RolloutRow> rollouts(String before, int most) {
        Listing of = new Listing().and("id < ?", before);
        List<String> ids =
                sql.strings("select id from rollout" + of.where() + " order by id desc limit ?", of.values(most + 1));
        return Page.of(inOrder(RolloutRow.class, ids), most, r -> List.of(r.id));
    }

    /** Newest first. */
    public Page<TokenRow> tokens(String before, int most) {
        Listing of = new Listing().and("id < ?", before);
        List<String> ids =
                sql.strings("select id from token" + of.where() + " order by id desc limit ?", of.values(most + 1));
        return Page.of(inOrder(TokenRow.class, ids), most, t -> List.of(t.id));
    }

    private <T> List<T> inOrder(Class<T> type, List<String> ids) {
        return em.unwrap(Session.class).findMultiple(type, List.<Object>copyOf(ids)).stream()
                .filter(Objects::nonNull)
                .toList();
    }
}
