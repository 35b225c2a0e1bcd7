package dev.drydock.orchestrator.release;

import dev.drydock.contract.Version;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.policy.Choice;
import dev.drydock.orchestrator.recipe.Versions;
import dev.drydock.orchestrator.run.Chores;
import dev.drydock.orchestrator.site.Sites;
import dev.drydock.orchestrator.store.Releases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks the remotes of sites that have a policy for releases now and then, each remote once however many sites come from it. */
@ApplicationScoped
public class Watcher implements Chores.Chore {
    private static final Logger LOG = Logger.getLogger(Watcher.class);
    private static final int AT_ONCE = 4;
    /** Longer than a look may take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int NEWEST = 50;

    private final Releases releases;
    private final Sites sites;
    private final Policies policies;
    private final Hints hints;
    private final RandomGenerator chance;
    private final Duration every;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Watcher(
            Releases releases,
            Sites sites,
            Policies policies,
            Hints hints,
            RandomGenerator chance,
            @ConfigProperty(name = "drydock.releases.watch-every") Duration every) {
        this.releases = releases;
        this.sites = sites;
        this.policies = policies;
        this.hints = hints;
        this.chance = chance;
        this.every = every;
    }

    @Override
    public String name() {
        return "watcher";
    }

    @Override
    public boolean work() {
        int most = every.isZero() ? 0 : free.drainPermits();
        if (most == 0) return false;
        int taken = 0;
        try {
            List<String> due = QuarkusTransaction.requiringNew().call(() -> {
                releases.watchAll();
                return releases.takeWatches(LEASE, most);
            });
            taken = due.size();
            due.forEach(site -> Thread.ofVirtual().name("watch-" + site).start(() -> watch(site)));
        } finally {
            free.release(most - taken);
        }
        return false;
    }

    private void watch(String site) {
        try {
            String remote = look(site);
            QuarkusTransaction.requiringNew().run(() -> releases.watched(site, remote, again(remote, site)));
        } catch (RuntimeException e) {
            LOG.warnf("remote not watched, will be tried again site=%s cause=%s", site, e);
        } finally {
            free.release();
        }
    }

    /** @return where its code comes from; empty: nobody need know; null: it could not be asked */
    private String look(String site) {
        try {
            Sites.Known known = sites.known(site);
            if (!QuarkusTransaction.requiringNew().call(() -> policies.of(known.file()) instanceof Choice.One))
                return "";
            Sites.Looked at = sites.look(known);
            Versions versions = new Versions(at.known().recipe());
            String application = at.known().recipe().name();
            String current = at.seen().current().name();
            versions.releases(at.seen().releases()).stream()
                    .map(Version::name)
                    .filter(v -> versions.compare(v, current).filter(c -> c > 0).isPresent())
                    .limit(NEWEST)
                    .forEach(v -> hints.hear(new Hints.Hint(application, v, null, Hints.WATCHER)));
            return remote(at);
        } catch (Sites.Refusal e) {
            LOG.infof("remote could not be watched site=%s cause=%s", site, e.getMessage());
            return null;
        }
    }

    private static String remote(Sites.Looked at) {
        var source = at.known().file().place(at.known().recipe(), "").source();
        String said = source == null ? String.valueOf(at.seen().remote()) : Wire.text(source);
        return Signatures.sha256(said.getBytes(StandardCharsets.UTF_8));
    }

    /** Never all at the same moment, and a remote that does not answer less and less often. */
    private Duration again(String remote, String site) {
        int failures = remote == null ? Math.min(releases.failures(site) + 1, 20) : 0;
        Duration wait = every.multipliedBy(1L << failures);
        Duration bounded = remote == null && wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        return Duration.ofMillis((long) (bounded.toMillis() * chance.nextDouble(0.9, 1.1)));
    }
}
