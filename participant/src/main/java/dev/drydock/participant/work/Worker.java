package dev.drydock.participant.work;

import dev.drydock.contract.Order;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.participant.Duty;
import dev.drydock.participant.job.Masking;
import dev.drydock.participant.journal.Closing;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** One order, from its lease to what is to be said of it. */
@ApplicationScoped
class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private final Duty duty;
    private final Sites sites;
    private final StopWork stops;
    private final Secrets secrets;
    private final Voices voices;

    Worker(Duty duty, Sites sites, StopWork stops, Secrets secrets, Voices voices) {
        this.duty = duty;
        this.sites = sites;
        this.stops = stops;
        this.secrets = secrets;
        this.voices = voices;
    }

    Said perform(Order order, Beginning beginning) {
        if (order.work() instanceof Work.Stop(var target)) return stops.stop(order, target);
        return switch (secrets.resolve(order.place().secrets())) {
            case Secrets.Missing(String reason, String next) -> beginning.unable(reason, next);
            case Secrets.Values values -> perform(order, values, beginning);
        };
    }

    private Said perform(Order order, Secrets.Values values, Beginning beginning) {
        Voice voice = voices.of(order.id());
        Masking masking = new Masking(values.values().values());
        try {
            Said said = duty.perform(
                    order,
                    sites.open(new Sites.Opening(
                            order, beginning.before(), values.values(), beginning::begin, voice::say, voice::percent)));
            if (said == null || !said.last()) throw new IllegalStateException("the duty gave no result but " + said);
            return masking.mask(said);
        } catch (Closing | LeaseLost e) {
            throw e;
        } catch (Unable e) {
            return beginning.unable(e.getMessage(), e.next());
        } catch (Exception | StackOverflowError | LinkageError e) {
            LOG.errorf(
                    e,
                    "duty failed by surprise order=%s run=%s",
                    order.id(),
                    order.id().run());
            return beginning.unable(
                    masking.mask("the " + duty.family().word() + " service failed by surprise: " + e),
                    "look into its log for order " + order.id() + ", then try again");
        } finally {
            voices.over(voice);
        }
    }
}
