package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** Which sites' releases are being decided about: each by one at a time, for as long as a lease. Transactions are the callers'. */
@ApplicationScoped
public class Tending {
    private final Sql sql;

    Tending(EntityManager em) {
        this.sql = new Sql(em);
    }

    public record Taken(String site, OffsetDateTime until) {}

    /** Sites with something due, which is put off: so that who is killed in between is followed by another. */
    public List<Taken> take(Duration lease, int most) {
        return sql.list(
                """
                with due as (
                    select site, min(due) as since from intent i
                    where state in ('due', 'missed') and due <= clock_timestamp() and not exists (
                        select 1 from tending t where t.site = i.site and t.until > clock_timestamp())
                    group by site order by since, site limit ?
                ), taken as (
                    insert into tending (site, until)
                    select site, clock_timestamp() + make_interval(secs => ?) from due order by site
                    on conflict (site) do update set until = excluded.until where tending.until <= clock_timestamp()
                    returning site, until
                ), put_off as (
                    update intent set due = taken.until from taken where id in (
                        select i.id from intent i join taken t on t.site = i.site
                        where i.state in ('due', 'missed') and i.due <= clock_timestamp() order by i.id for update of i)
                    and intent.site = taken.site
                )
                select site, until from taken""",
                r -> new Taken(r.getString(1), r.getObject(2, OffsetDateTime.class)),
                most,
                (double) lease.toMillis() / 1000);
    }

    /** Only where nobody else has it by now. */
    public void release(Taken taken) {
        sql.update("delete from tending where site = ? and until = ?", taken.site(), taken.until());
    }
}
