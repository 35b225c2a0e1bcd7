package dev.drydock.orchestrator.store;

import dev.drydock.contract.wire.Signatures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/**
 * The public record over all its chains, newest first, a page at a time. What an entry is found by stands in columns beside its
 * bytes, which the database itself takes out of them; transactions are the callers'.
 */
@ApplicationScoped
public class Recorded {
    /** Of heads there is one every minute: they are told of where they alone are asked for. */
    public static final String HEAD = "record.head";

    private static final String REGISTER = "register";
    private static final String HEADS = "heads";
    private static final String NEWEST_FIRST = " order by at desc, run desc, sequence desc limit ?";

    private final Sql sql;

    Recorded(EntityManager em) {
        this.sql = new Sql(em);
    }

    /**
     * What of it is asked for; null: it does not matter.
     *
     * @param since from then on
     * @param until before then
     */
    public record Asked(String site, String by, String type, Instant since, Instant until) {
        public static final Asked ALL = new Asked(null, null, null, null, null);

        private Listing listing() {
            Listing asked = new Listing()
                    .and("site = ?", site)
                    .and("actor = ?", by)
                    .and("type = ?", type)
                    .and("at >= ?", since)
                    .and("at < ?", until);
            return HEAD.equals(type) ? asked : asked.and("run <> 'heads'");
        }
    }

    /** Where an entry stands in the list. */
    public record Place(Instant at, String run, long sequence) {}

    /**
     * @param run its chain
     * @param site null: it is of none
     * @param value its bytes, as they are signed and sent
     */
    public record Told(String run, long sequence, Instant at, String type, String site, String by, byte[] value) {
        public String hash() {
            return Signatures.sha256(value);
        }

        /** Not of what is changed beside runs, and of no head. */
        public boolean ofRun() {
            return !run.equals(REGISTER) && !run.equals(HEADS);
        }

        private List<String> place() {
            return List.of(at.toString(), run, Long.toString(sequence));
        }
    }

    /**
     * @param sites those whose entries count, and what is of no site does not; null: all
     * @param after the last that was seen; null: from the newest on
     */
    public Page<Told> page(Asked asked, Set<String> sites, Place after, int most) {
        Listing of = asked.listing();
        if (after != null) of.after("(at, run, sequence) < (?, ?, ?)", after.at(), after.run(), after.sequence());
        String found = "select at, run, sequence from record" + of.where();
        List<Told> rows = sites == null
                ? read(found + NEWEST_FIRST, of.values(most + 1))
                : read(ofEach(found), of.behind(sites, most + 1, most + 1));
        return Page.of(rows, most, Told::place);
    }

    /** Each site's newest, and of these the newest: of other sites' entries, however many they are, none is read. */
    private static String ofEach(String found) {
        return "select r.* from unnest(?::text[]) s(name) cross join lateral (" + found + " and site = s.name"
                + NEWEST_FIRST + ") r" + NEWEST_FIRST;
    }

    /** Only places are looked for in an index; the bytes of the page alone are read. */
    private List<Told> read(String places, Object... values) {
        return sql.list(
                "select run, sequence, at, type, site, actor, value from (" + places
                        + ") place join record using (at, run, sequence) order by at desc, run desc, sequence desc",
                r -> new Told(
                        r.getString(1),
                        r.getLong(2),
                        r.getObject(3, OffsetDateTime.class).toInstant(),
                        r.getString(4),
                        r.getString(5),
                        r.getString(6),
                        r.getBytes(7)),
                values);
    }
}
