package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about releases, what becomes of them, and what is held back. Transactions are the callers'. */
@ApplicationScoped
public class Releases {
    /** Not yet begun, and not what a person has decided; locked in one order by all who lock several. */
    private static final String AGAIN =
            "update intent set state = 'due', due = clock_timestamp(), tries = 0 where id in (select id from intent"
                    + " where state in ('due', 'asked', 'refused', 'passed')%s order by id for update)";

    private final EntityManager em;
    private final Sql sql;

    Releases(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
    }

    /** @return whether nobody had told of it before */
    public boolean hear(String application, String version, String way) {
        boolean first = sql.update(
                        "insert into release (application, version, heard, ways) values (?, ?, clock_timestamp(), ?)"
                                + " on conflict do nothing",
                        application,
                        version,
                        way)
                > 0;
        if (!first) {
            sql.update(
                    "update release set ways = ways || ' ' || ? where application = ? and version = ?"
                            + " and not ? = any (string_to_array(ways, ' '))",
                    way,
                    application,
                    version,
                    way);
        }
        return first;
    }

    /** A release of an application, and when it was heard of for the first time. */
    public record Heard(String application, String version, Instant at) {}

    /** Of each of those applications the ones that were heard of last, so many at most. */
    public List<Heard> heard(Collection<String> applications, int most) {
        return sql.list(
                """
                select a.name, r.version, r.heard from unnest(?) a(name) cross join lateral (
                    select version, heard from release where application = a.name order by heard desc limit ?) r""",
                r -> new Heard(
                        r.getString(1),
                        r.getString(2),
                        r.getObject(3, OffsetDateTime.class).toInstant()),
                applications.toArray(String[]::new),
                most);
    }

    /** Of those sites the ones whose remote answered when it was last asked: what is newer there was heard of. */
    public Set<String> watchedWell(Collection<String> sites) {
        return Set.copyOf(sql.list(
                "select site from watch where site = any(?) and remote <> '' and failures = 0",
                r -> r.getString(1),
                (Object) sites.toArray(String[]::new)));
    }

    public boolean known(String application, String version) {
        return em.find(ReleaseRow.class, new ReleaseRow.Key(application, version)) != null;
    }

    /** How many of an application others have told of lately that were seen at no site's remote. Nobody may ever look for an old one. */
    public long unconfirmed(String application) {
        return sql.first(
                "select count(*) from release where application = ? and confirmed is null"
                        + " and heard > clock_timestamp() - interval '30 days'"
                        + " and not 'watcher' = any (string_to_array(ways, ' '))",
                r -> r.getLong(1),
                application);
    }

    public void confirm(String application, String version) {
        sql.update(
                "update release set confirmed = clock_timestamp() where application = ? and version = ? and confirmed is null",
                application,
                version);
    }

    /** @return whether there was none for that site */
    public boolean intend(String id, String site, String application, String version, String claimed) {
        return sql.update(
                        "insert into intent (id, site, application, version, claimed, state, due, changed) values (?, ?, ?, ?, ?,"
                                + " 'due', clock_timestamp(), clock_timestamp()) on conflict do nothing",
                        id,
                        site,
                        application,
                        version,
                        claimed)
                > 0;
    }

    public List<IntentRow> open(String site) {
        return em.createQuery(
                        "from IntentRow where site = :site and state in ('due', 'asked', 'missed') order by id",
                        IntentRow.class)
                .setParameter("site", site)
                .getResultList();
    }

    /** Locked until the transaction ends: what a person decides and what the clock does come one after the other. */
    public Optional<IntentRow> lock(String id) {
        return Optional.ofNullable(em.find(IntentRow.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Only its id is asked for first: a row that is loaded already is not read again when it is locked. */
    public Optional<IntentRow> lock(String site, String version) {
        return em
                .createQuery(
                        "select id from IntentRow where site = :site and version = :version order by changed desc",
                        String.class)
                .setParameter("site", site)
                .setParameter("version", version)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .flatMap(this::lock);
    }

    /** What policies and holds have decided may be decided otherwise now. What a person decided stays. */
    public void decideAgain() {
        sql.update(AGAIN.formatted(""));
        watchSoon();
    }

    public void decideAgain(String site) {
        sql.update(AGAIN.formatted(" and site = ?"), site);
        watchSoon();
    }

    public void decideAgain(String application, String version) {
        sql.update(AGAIN.formatted(" and application = ? and version = ?"), application, version);
    }

    /** Of one application; of very many the newest. */
    public List<ReleaseRow> heardOf(String application) {
        return em.createQuery("from ReleaseRow where application = :application order by heard desc", ReleaseRow.class)
                .setParameter("application", application)
                .setMaxResults(2000)
                .getResultList();
    }

    /** @param sites null: all */
    public List<IntentRow> intents(Set<String> sites, int most) {
        return em.createQuery(
                        "from IntentRow where (:all = true or site in :sites) order by changed desc, id",
                        IntentRow.class)
                .setParameter("all", sites == null)
                .setParameter("sites", sites == null ? Set.of("") : sites)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those that wait for a person or their time, and those for which a person was called. */
    public List<IntentRow> waiting(Set<String> sites, int most) {
        return em.createQuery(
                        "from IntentRow i where (:all = true or site in :sites) and (state in ('asked', 'due') or (state = 'refused'"
                                + " and exists (from CallRow where subject = i.id))) order by state, changed desc, id",
                        IntentRow.class)
                .setParameter("all", sites == null)
                .setParameter("sites", sites == null ? Set.of("") : sites)
                .setMaxResults(most)
                .getResultList();
    }

    public List<HoldRow> holds() {
        return em.createQuery("from HoldRow order by application, version", HoldRow.class)
                .getResultList();
    }

    public Optional<HoldRow> hold(String application, String version) {
        return Optional.ofNullable(em.find(HoldRow.class, new ReleaseRow.Key(application, version)));
    }

    public void holdBack(String application, String version, String reason, String by) {
        sql.update(
                "insert into hold (application, version, reason, by, since) values (?, ?, ?, ?, clock_timestamp())"
                        + " on conflict (application, version) do update set reason = excluded.reason, by = excluded.by,"
                        + " since = excluded.since",
                application,
                version,
                reason,
                by);
    }

    /** @return whether it was held back */
    public boolean lift(String application, String version) {
        return sql.update("delete from hold where application = ? and version = ?", application, version) > 0;
    }

    /** Until the transaction ends nobody holds anything back. */
    public void keepHolds() {
        sql.strings("select pg_advisory_xact_lock_shared(4712)::text");
    }

    /** Until the transaction ends nobody begins a run by policy. */
    public void lockHolds() {
        sql.strings("select pg_advisory_xact_lock(4712)::text");
    }

    public List<DocumentRow> documents(String kind) {
        return em.createQuery("from DocumentRow where kind = :kind order by name", DocumentRow.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    public Optional<DocumentRow> document(String kind, String name) {
        return Optional.ofNullable(em.find(DocumentRow.class, new DocumentRow.Key(kind, name)));
    }

    public void keep(String kind, String name, String yaml) {
        sql.update(
                "insert into document (kind, name, yaml, added) values (?, ?, ?, clock_timestamp())"
                        + " on conflict (kind, name) do update set yaml = excluded.yaml, added = excluded.added",
                kind,
                name,
                yaml);
    }

    /** @return whether there was one */
    public boolean forget(String kind, String name) {
        return sql.update("delete from document where kind = ? and name = ?", kind, name) > 0;
    }

    /** For how long an upgrade of that site has its doors closed. */
    public Optional<Duration> usual(String site) {
        return sql.first("select " + Downtime.usual("?", "'upgrade'"), r -> Downtime.read(r, 1), site);
    }

    /** Each site is watched from the moment on when it is there. */
    public void watchAll() {
        sql.update("insert into watch (site, due) select name, clock_timestamp() from site on conflict do nothing");
    }

    /** A policy may be for sites of which nobody had to know anything before. */
    private void watchSoon() {
        sql.update("update watch set due = clock_timestamp() where remote = ''");
    }

    /** One site a remote, the one that has failed least; the others of that remote are put off with it. */
    public List<String> takeWatches(Duration lease, int most) {
        List<String> sites = sql.strings(
                """
                select w.site from watch w join site s on s.name = w.site
                where w.due <= clock_timestamp() and not exists (
                    select 1 from watch v join site t on t.name = v.site
                    where t.recipe = s.recipe and v.remote = w.remote and w.remote <> '' and v.due <= clock_timestamp()
                      and (v.failures, v.site) < (w.failures, w.site))
                order by w.due, w.site limit ? for update of w skip locked""",
                most);
        sites.forEach(site -> putOff(site, lease));
        return sites;
    }

    /** It and all that are watched with it. */
    private void putOff(String site, Duration until) {
        sql.update(
                """
                update watch set due = clock_timestamp() + make_interval(secs => ?) where site = ? or site in (
                    select v.site from watch w join site s on s.name = w.site join site t on t.recipe = s.recipe
                    join watch v on v.site = t.name and v.remote = w.remote where w.site = ? and w.remote <> '')""",
                (double) until.toMillis() / 1000,
                site,
                site);
    }

    /** @param remote null: it could not be asked; empty: nobody need know */
    public void watched(String site, String remote, Duration again) {
        if (remote == null) sql.update("update watch set failures = least(failures + 1, 20) where site = ?", site);
        else sql.update("update watch set failures = 0, remote = ? where site = ?", remote, site);
        putOff(site, again);
    }

    public int failures(String site) {
        return sql.strings("select failures from watch where site = ?", site).stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }
}
