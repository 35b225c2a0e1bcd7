package dev.drydock.orchestrator.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** How much there is of what, for those who look after this Drydock. */
@ApplicationScoped
public class Figures {
    private final Sql sql;

    Figures(EntityManager em) {
        this.sql = new Sql(em);
    }

    /** @param closed seconds behind closed doors, of all of them */
    public record Ended(String kind, String outcome, long runs, double closed) {}

    public List<Ended> ended() {
        return sql.list(
                """
                select kind, status, count(*),
                    coalesce(sum(extract(epoch from coalesce(doors_opened, ended) - doors_closed)), 0)
                from run where ended is not null group by kind, status""",
                r -> new Ended(r.getString(1), r.getString(2), r.getLong(3), r.getDouble(4)));
    }

    public record Open(String status, long runs) {}

    public List<Open> open() {
        return sql.list(
                """
                select s.status, count(r.id) from unnest(array['running', 'waiting', 'stuck']) s(status)
                left join run r on r.status = s.status and r.ended is null group by s.status""",
                r -> new Open(r.getString(1), r.getLong(2)));
    }

    /**
     * @param oldest seconds since the oldest run without an end began
     * @param closed sites whose doors a run keeps closed
     * @param closedLongest seconds
     * @param headAge seconds since the last head was sent; none yet: 0
     */
    public record Now(
            double oldest,
            long closed,
            double closedLongest,
            long backlog,
            double headAge,
            long callsDue,
            long sites,
            long sitesWithout) {}

    public Now now() {
        return sql.first(
                """
                select coalesce(extract(epoch from now() - o.oldest), 0), o.closed,
                    coalesce(extract(epoch from now() - o.since), 0),
                    (select count(*) from record where sent is null),
                    coalesce((select extract(epoch from now() - sent) from record
                        where run = 'heads' and sent is not null order by sequence desc limit 1), 0),
                    (select count(*) from call where done is null and due <= now()),
                    (select count(*) from site),
                    (select count(*) from site s where not exists (
                        select from backup b where b.site = s.name and b.verified is not null
                            and b.damaged is null and b.leaving is null and b.gone is null))
                from (select min(started) oldest,
                        count(*) filter (where doors_closed is not null and doors_opened is null) closed,
                        min(doors_closed) filter (where doors_opened is null) since
                    from run where ended is null) o""",
                r -> new Now(
                        r.getDouble(1),
                        r.getLong(2),
                        r.getDouble(3),
                        r.getLong(4),
                        r.getDouble(5),
                        r.getLong(6),
                        r.getLong(7),
                        r.getLong(8)));
    }

    /** @param backup seconds since the newest verified one was taken, @param drill since the last one was drilled */
    public record Kept(String site, double backup, double drill) {}

    /** Of sites that have one, longest ago first. */
    public List<Kept> kept(int most) {
        return sql.list(
                """
                select site, extract(epoch from now() - max(taken)), extract(epoch from now() - max(verified))
                from backup where verified is not null and damaged is null and leaving is null and gone is null
                group by site order by max(taken), site limit ?""",
                r -> new Kept(r.getString(1), r.getDouble(2), r.getDouble(3)),
                most);
    }

    public double oldestDrill() {
        return sql.first(
                """
                select coalesce(extract(epoch from now() - min(last)), 0) from (
                    select max(verified) last from backup
                    where verified is not null and damaged is null and leaving is null and gone is null
                    group by site) s""",
                r -> r.getDouble(1));
    }
}
