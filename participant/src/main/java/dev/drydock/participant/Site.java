package dev.drydock.participant;

import dev.drydock.contract.Place;
import java.util.Optional;

/**
 * The order's site, wherever it is. The only way from a participant to a site: nothing here knows whether the site is on
 * this machine or behind ssh.
 */
public interface Site {
    Place place();

    /** The folder for jobs: the place's, or where that names none, the one that the site's host has for them. */
    Optional<String> jobs();

    /** A worker that is gone had begun this order: a job attaches, a pipe is interrupted, a read runs again. */
    boolean begunBefore();

    /** Changes nothing, takes no lock, may run twice. Output is bounded to 4 MiB. */
    Output read(Read read);

    /**
     * The order's one job on the site: detached, locked, under the order's epoch, so that it outlives this process. Marks
     * the order as begun before it starts.
     */
    Ending job(Job job);

    /**
     * A command whose input and output are ours: locked and under the order's epoch like a job, but ended as soon as the
     * pipe breaks. An order may use several, one after the other.
     */
    <T> Piped<T> pipe(Pipe pipe, Pipe.Body<T> body);

    /** For people who watch; may be lost. Masked. */
    void say(String line);

    void percent(int percent);

    /** The value of a secret of the place, by its environment name. Never to be logged or put into an argument. */
    String secret(String name);
}
