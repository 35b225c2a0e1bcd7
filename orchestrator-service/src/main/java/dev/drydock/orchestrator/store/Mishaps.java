package dev.drydock.orchestrator.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an upgrade to a version went back or got stuck, and has not succeeded since. */
public record Mishaps(Sql sql) {

    public void happened(String application, String version, String site, String run) {
        sql.update(
                "insert into mishap (application, version, site, run, since) values (?, ?, ?, ?, clock_timestamp())"
                        + " on conflict do nothing",
                application,
                version,
                site,
                run);
    }

    /** That site has got to it after all. Where a person was asked for that reason, it is decided anew. */
    public void mended(String application, String version, String site) {
        int gone = sql.update(
                "delete from mishap where application = ? and version = ? and site = ?", application, version, site);
        if (gone == 0) return;
        sql.update(
                "update intent set state = 'due', due = clock_timestamp(), tries = 0 where id in (select id from intent"
                        + " where state = 'asked' and application = ? and version = ? order by id for update)",
                application,
                version);
    }

    /** Version and site, of very many the newest. */
    public Set<Mishap> of(String application) {
        return Set.copyOf(sql.list(
                "select version, site from mishap where application = ? order by since desc limit 500",
                r -> new Mishap(r.getString(1), r.getString(2)),
                application));
    }

    /** Sites where it went badly later than that. */
    public Set<String> since(String application, String version, Instant then) {
        return sql
                .strings(
                        "select site from mishap where application = ? and version = ? and since > ?",
                        application,
                        version,
                        then.atOffset(ZoneOffset.UTC))
                .stream()
                .collect(Collectors.toSet());
    }

    public record Mishap(String version, String site) {}
}
