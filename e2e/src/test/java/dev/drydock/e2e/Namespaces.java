package dev.drydock.e2e;

import java.io.IOException;
import java.util.Optional;

/** Two network namespaces of this process' own: near for Drydock, far for a site. */
record Namespaces(String near, String far) implements AutoCloseable {
    static final String DEVICE = "drydock0";
    static final String NEAR = "10.77.77.1";
    static final String FAR = "10.77.77.2";

    /** @return empty: not to be had here */
    static Optional<Namespaces> make() {
        String own = "drydock-" + ProcessHandle.current().pid();
        Namespaces made = new Namespaces(own + "-near", own + "-far");
        try {
            run("ip", "netns", "add", made.near);
            run("ip", "netns", "add", made.far);
            run(
                    "ip", "link", "add", DEVICE, "netns", made.near, "type", "veth", "peer", "name", DEVICE, "netns",
                    made.far);
            made.up(made.near, NEAR);
            made.up(made.far, FAR);
            return Optional.of(made);
        } catch (IllegalStateException e) {
            made.close();
            return Optional.empty();
        }
    }

    private void up(String namespace, String address) {
        run("ip", "-n", namespace, "addr", "add", address + "/24", "dev", DEVICE);
        run("ip", "-n", namespace, "link", "set", DEVICE, "up");
        run("ip", "-n", namespace, "link", "set", "lo", "up");
    }

    static void run(String... argv) {
        try {
            Process p = new ProcessBuilder(argv).redirectErrorStream(true).start();
            String said = new String(p.getInputStream().readAllBytes());
            if (p.waitFor() != 0) throw new IllegalStateException(String.join(" ", argv) + ": " + said);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (String each : new String[] {near, far}) {
            try {
                run("ip", "netns", "del", each);
            } catch (IllegalStateException e) {
                // it was not made
            }
        }
    }
}
