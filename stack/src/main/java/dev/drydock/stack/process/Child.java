package dev.drydock.stack.process;

/**
 * A process that was started here, possibly by an earlier launcher.
 *
 * @param started clock ticks after boot, and {@code boot}, which boot: a number is given out again, these three are not
 */
public record Child(String name, long pid, long started, String boot) {

    static Child of(String name, long pid) {
        return new Child(name, pid, Proc.started(pid).orElse(-1), Proc.boot());
    }

    /** Alive and really the one that was started then. A zombie is not. */
    public boolean alive() {
        return started >= 0 && boot.equals(Proc.boot()) && Proc.started(pid).orElse(-1) == started && !Proc.zombie(pid);
    }

    /** @return false where it no longer lives: then nobody is sent anything */
    public boolean send(Signal signal) {
        return alive() && Signal.send(signal, pid);
    }

    public long memory() {
        return alive() ? Proc.resident(pid) : 0;
    }
}
