package dev.drydock.backup;

import dev.drydock.contract.Content;
import dev.drydock.contract.Family;
import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Duty;
import dev.drydock.participant.Site;
import dev.drydock.participant.ssh.SshHosts;
import dev.drydock.participant.work.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Copies, drills, puts back and compares a site's files and databases. */
@ApplicationScoped
class BackupDuty implements Duty {
    private static final Logger LOG = Logger.getLogger(BackupDuty.class);

    private final Depot.Ways ways;
    private final Path scratch;
    private final PathRoom room = new PathRoom(Runtime.getRuntime().maxMemory());

    BackupDuty(
            @ConfigProperty(name = "drydock.store") Path store,
            @ConfigProperty(name = "drydock.scratch") Path scratch,
            @ConfigProperty(name = "drydock.store.patience", defaultValue = "2m") Duration patience,
            Secrets secrets,
            SshHosts hosts) {
        this.ways = new Depot.Ways(store.toAbsolutePath(), secrets, hosts, patience);
        this.scratch = scratch.toAbsolutePath();
    }

    @Override
    public Family family() {
        return Family.BACKUP;
    }

    @Override
    public Said perform(Order order, Site site) {
        Line line = new Line(site, verb(order.work()));
        return counted(order.work(), line, perform(order, site, line));
    }

    /**
     * Whoever is refused has changed nothing: that is what the run makes of it. A restore that was refused after it had put something
     * back has begun.
     */
    private static Said counted(Work work, Line line, Said said) {
        return said instanceof Said.Refused r && work instanceof Work.Restore && line.gave()
                ? new Said.Interrupted(r.reason() + "; a part of it had been put back before", r.next())
                : said;
    }

    private Said perform(Order order, Site site, Line line) {
        String verb = verb(order.work());
        try (Depot depot = Depot.of(order.place().stores(), ways, share(order.work()))) {
            Means means = new Means(order.id(), site, line, depot, scratch);
            if (site.begunBefore() && movesData(order.work())) {
                return new Said.Interrupted(verb + " was interrupted: the worker that had begun it is gone", "");
            }
            return perform(order, means);
        } catch (Ended e) {
            return e.said();
        } catch (NotStored e) {
            return e.said(verb);
        } catch (NotOpened e) {
            return e.said();
        } catch (IOException e) {
            LOG.warnf(
                    e,
                    "store or scratch failed order=%s run=%s",
                    order.id(),
                    order.id().run());
            return new Said.Failed(
                    verb + " failed at the backup service's own store or scratch: " + e.getMessage(),
                    "mend the folders DRYDOCK_STORE and DRYDOCK_SCRATCH of the backup service, then try again",
                    "");
        }
    }

    /** What a way back is made of must not wait for other sites' orders. */
    private PathRoom.Share share(Work work) {
        return work instanceof Work.Restore || work instanceof Work.Prove
                ? room.shareThatNothingRefuses()
                : room.share();
    }

    private static Said perform(Order order, Means means) throws IOException {
        return switch (order.work()) {
            case Work.Preflight w -> checked(w.content(), () -> Preflight.perform(w, means));
            case Work.Describe w -> Describe.perform(w, means);
            case Work.Copy w -> checked(w.content(), () -> Copy.perform(w, means));
            case Work.Backup w -> checked(w.content(), () -> Backup.perform(w, means));
            case Work.Bring w -> checked(w.content(), () -> Bring.perform(w, means));
            case Work.Drill w -> Drill.perform(w, means);
            case Work.Keep w -> checked(w.content(), () -> Keep.perform(w, means));
            case Work.Restore w -> checked(w.content(), () -> Restore.perform(w, means));
            case Work.Forget w -> Forget.perform(w, means);
            case Work.Prove w -> Prove.perform(w, means);
            case Work.Outside w -> checked(w.content(), () -> Outsides.perform(w, means));
            default ->
                new Said.Refused(
                        "backup does not do what order " + order.id() + " asks",
                        "run the same version of all of Drydock's services");
        };
    }

    private interface Performance {
        Said perform() throws IOException;
    }

    private static Said checked(Content content, Performance performance) throws IOException {
        Optional<String> wrong = Paths.complaint(content);
        if (wrong.isPresent()) {
            return new Said.Refused(
                    "“" + Paths.shown(Paths.bytes(wrong.get())) + "” is no path below the site's root",
                    "correct it in the recipe: relative, without . and .. and without a slash at either end");
        }
        return performance.perform();
    }

    private static boolean movesData(Work work) {
        return switch (work) {
            case Work.Preflight w -> false;
            case Work.Describe w -> false;
            case Work.Drill w -> false;
            case Work.Forget w -> false;
            default -> true;
        };
    }

    private static String verb(Work work) {
        return work.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
