package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All questions to the database. Transactions are the callers'. Time is the database's. */
@ApplicationScoped
public class Store {
    private final EntityManager em;
    private final Sql sql;

    Store(EntityManager em) {
        this.em = em;
        this.sql = new Sql(em);
    }

    public Instant now() {
        return sql.first("select clock_timestamp()", r -> r.getObject(1, OffsetDateTime.class))
                .toInstant();
    }

    public void add(Object row) {
        em.persist(row);
    }

    public void flush() {
        em.flush();
    }

    public <T> Optional<T> find(Class<T> type, Object id) {
        return Optional.ofNullable(em.find(type, id));
    }

    public void refresh(Object row) {
        em.refresh(row);
    }

    public void remove(Object row) {
        em.remove(row);
    }

    /** Locked until the transaction ends: the events of a run are taken one after the other. */
    public Map<String, RunRow> lockRuns(Collection<String> ids) {
        if (ids.size() == 1) return one(RunRow.class, ids, LockModeType.PESSIMISTIC_WRITE);
        return em
                .createQuery("from RunRow where id in :ids order by id", RunRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(r -> r.id, Function.identity()));
    }

    /** The usual case, and the quick one: Hibernate makes SQL anew of each query that has a list. */
    private <T> Map<String, T> one(Class<T> type, Collection<String> ids, LockModeType lock) {
        String id = ids.iterator().next();
        T row = em.find(type, id, lock);
        return row == null ? Map.of() : Map.of(id, row);
    }

    public List<RunRow> runs(Collection<String> ids) {
        return em.createQuery("from RunRow where id in :ids", RunRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Its row stays locked until the transaction ends: nobody else numbers orders of that site. */
    public Map<String, SiteRow> lockSites(Collection<String> names) {
        if (names.size() == 1) return one(SiteRow.class, names, LockModeType.PESSIMISTIC_WRITE);
        return em
                .createQuery("from SiteRow where name in :names order by name", SiteRow.class)
                .setParameter("names", names)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(s -> s.name, Function.identity()));
    }

    public Map<String, OrderRow> orders(Collection<String> ids) {
        if (ids.isEmpty()) return Map.of();
        if (ids.size() == 1) return one(OrderRow.class, ids, LockModeType.NONE);
        return em
                .createQuery("from OrderRow where id in :ids", OrderRow.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(o -> o.id, Function.identity()));
    }

    public List<OrderRow> ordersOf(String run) {
        return em.createQuery("from OrderRow where run = :run order by attempt", OrderRow.class)
                .setParameter("run", run)
                .getResultList();
    }

    /** @return those of each of these runs that has any */
    public Map<String, List<OrderRow>> ordersOf(List<String> runs) {
        return em.createQuery("from OrderRow where run in :runs order by attempt", OrderRow.class)
                .setParameter("runs", runs)
                .getResultStream()
                .collect(Collectors.groupingBy(o -> o.run));
    }

    public List<RunRow> newestRuns(String site, int most) {
        return em.createQuery("from RunRow where site = :site order by started desc, id desc", RunRow.class)
                .setParameter("site", site)
                .setMaxResults(most)
                .getResultList();
    }

    public Optional<RunRow> openRun(String site) {
        return em.createQuery("from RunRow where site = :site and ended is null", RunRow.class)
                .setParameter("site", site)
                .getResultStream()
                .findFirst();
    }

    public Optional<RunRow> runOfKey(String idempotencyKey) {
        return em.createQuery("from RunRow where idempotencyKey = :key", RunRow.class)
                .setParameter("key", idempotencyKey)
                .getResultStream()
                .findFirst();
    }

    /** Locked until the transaction ends: one at a time goes on with it, or ends it. */
    public Optional<JourneyRow> lockJourney(String id) {
        return Optional.ofNullable(em.find(JourneyRow.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public List<JourneyRow> openJourneys() {
        return em.createQuery("from JourneyRow where ended is null order by id", JourneyRow.class)
                .getResultList();
    }

    /** Its hops, the first first. */
    public List<RunRow> runsOf(String journey) {
        return em.createQuery("from RunRow where journey = :journey order by started, id", RunRow.class)
                .setParameter("journey", journey)
                .getResultList();
    }

    public List<SiteRow> sites() {
        return em.createQuery("from SiteRow order by name", SiteRow.class).getResultList();
    }

    public List<RecipeRow> recipes() {
        return em.createQuery("from RecipeRow order by name", RecipeRow.class).getResultList();
    }

    public List<BackupRow> backups(String site) {
        return em.createQuery(
                        "from BackupRow where site = :site and gone is null order by taken desc, id desc",
                        BackupRow.class)
                .setParameter("site", site)
                .setMaxResults(1000)
                .getResultList();
    }

    /** @param notBy whose own do not count */
    public Set<String> approvals(String site, String notBy) {
        return Set.copyOf(sql.strings("select key from approval where site = ? and by <> ?", site, notBy));
    }

    public void addApproval(String site, String key, String by) {
        sql.update("insert into approval (site, key, by) values (?, ?, ?) on conflict do nothing", site, key, by);
    }

    /** Runs whose pending order is to be asked (again) now; they are put off first, so that two replicas do not both ask. */
    public List<String> takeRunsToAsk(int seconds, int most) {
        return sql.strings(
                "update run set ask_at = clock_timestamp() + make_interval(secs => ?) where id in (select id from run"
                        + " where ask_at <= clock_timestamp() order by ask_at limit ? for update skip locked) returning id",
                seconds,
                most);
    }

    public List<String> runsOverdue(int most) {
        return sql.strings("select id from run where deadline <= clock_timestamp() order by deadline limit ?", most);
    }

    /** How long each step of such a run takes on its site as a rule, in seconds, by the steps' names. */
    public Map<String, Double> usual(RunRow run) {
        return new Usual(sql).of(run);
    }

    public Mishaps mishaps() {
        return new Mishaps(sql);
    }

    /** The release for which that run was begun is decided about once more. */
    public void missedItsWindow(String run) {
        sql.update(
                "update intent set state = 'missed', due = clock_timestamp() where run = ? and state = 'started'", run);
    }

    /** One relays at a time, so that a run's entries go out in order. */
    public boolean mayRelay() {
        return sql.first("select pg_try_advisory_xact_lock(4711)", r -> r.getBoolean(1));
    }

    /**
     * The same, with a transaction that may ask nothing of the database for so long, and whose commit is not waited for: what
     * it marks as sent, and is lost with the database's machine, is sent again.
     */
    public boolean mayRelay(Duration idle) {
        return sql.first(
                "select set_config('idle_in_transaction_session_timeout', ?, true),"
                        + " set_config('synchronous_commit', 'off', true), pg_try_advisory_xact_lock(4711)",
                r -> r.getBoolean(3),
                idle.toMillis() + "ms");
    }

    /** Read only: {@link Relayed#sent} marks them. */
    public List<RecordRow> recordToSend(int most) {
        return sql.list(
                "select run, sequence, value, signature, key_id from record where sent is null order by run, sequence limit ?",
                Store::toSend,
                most);
    }

    private static RecordRow toSend(ResultSet r) throws SQLException {
        RecordRow row = new RecordRow();
        row.run = r.getString(1);
        row.sequence = r.getLong(2);
        row.value = r.getBytes(3);
        row.signature = r.getBytes(4);
        row.keyId = r.getString(5);
        return row;
    }

    public List<RecordRow> recordOf(String run) {
        return em.createQuery("from RecordRow where run = :run order by sequence", RecordRow.class)
                .setParameter("run", run)
                .getResultList();
    }

    /** Those after a number, of many the first. */
    public List<RecordRow> recordOf(String run, long after, int most) {
        return em.createQuery(
                        "from RecordRow where run = :run and sequence > :after order by sequence", RecordRow.class)
                .setParameter("run", run)
                .setParameter("after", after)
                .setMaxResults(most)
                .getResultList();
    }

    /** Locked until the transaction ends: its entries are written one after the other. */
    public ChainRow lockChain(String id) {
        return em.find(ChainRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return false: it has a history, which stays */
    public boolean forgetSite(String name) {
        return sql.update(
                        "delete from site s where name = ? and not exists (select 1 from run where site = s.name)"
                                + " and not exists (select 1 from backup where site = s.name)",
                        name)
                > 0;
    }

    public void forgetInquiries(int olderThanSeconds) {
        sql.update("delete from inquiry where asked < clock_timestamp() - make_interval(secs => ?)", olderThanSeconds);
    }

    /** Newest orders that have taken three times as long as they usually do on their site, and not less than that. */
    public List<String> overdueOrders(Duration atLeast, int most) {
        return sql.strings(
                """
                select o.id from run r join run_order o on o.run = r.id
                where r.ended is null and r.status = 'running' and o.ended is null
                  and o.attempt = (select max(attempt) from run_order where run = r.id)
                  and o.sent < clock_timestamp() - greatest(make_interval(secs => ?), 3 * (
                      select percentile_cont(0.5) within group (order by p.ended - p.sent)
                      from run q join run_order p on p.run = q.id
                      where q.site = r.site and q.kind = r.kind and p.name = o.name and p.said = 'done'))
                  and not exists (select 1 from call c where c.run = r.id and c.what = 'overdue' and c.subject = o.id)
                order by o.sent limit ?""",
                (int) atLeast.toSeconds(),
                most);
    }

    /** Theirs who took them, for so long. */
    public List<CallRow> takeCalls(Duration lease, int most) {
        List<String> ids = sql.strings(
                "update call set due = clock_timestamp() + make_interval(secs => ?), tries = tries + 1 where id in (select id"
                        + " from call where done is null and due <= clock_timestamp() order by due limit ? for update skip"
                        + " locked) returning id",
                (int) lease.toSeconds(),
                most);
        if (ids.isEmpty()) return List.of();
        return em.createQuery("from CallRow where id in :ids", CallRow.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** @param over delivered, or given up; else it is due again after that time */
    public void called(String id, boolean over, Duration again) {
        if (over) sql.update("update call set done = clock_timestamp() where id = ?", id);
        else
            sql.update(
                    "update call set due = clock_timestamp() + make_interval(secs => ?) where id = ?",
                    (int) again.toSeconds(),
                    id);
    }

    public void callNobody() {
        sql.update("update call set done = clock_timestamp() where done is null");
    }

    /** @return whether the run has all of them now; else it has none */
    public boolean takeServices(String run, Collection<String> services) {
        List<String> sorted = services.stream().sorted().toList();
        for (String service : sorted) {
            sql.update("insert into service (name, run) values (?, ?) on conflict (name) do nothing", service, run);
        }
        int has = sql.strings("select name from service where run = ?", run).size();
        if (has < sorted.size()) releaseServices(run);
        return has == sorted.size();
    }

    public void releaseServices(String run) {
        sql.update("delete from service where run = ?", run);
    }
}
