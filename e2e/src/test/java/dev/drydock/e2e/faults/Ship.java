package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.Api;
import dev.drydock.e2e.Dock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A site and its run, which goes through the cells of a chain. @param before what was seen of the site */
record Ship(Chain chain, MatrixSite site, List<String> before, String run) implements Subject {
    static final String WISH = "{\"kind\":\"upgrade\",\"to\":\"" + MatrixSite.TO + "\"}";

    /** @param site has been opened for it: while others arrive there may be no orchestrator to ask */
    static Ship begin(Chain chain, MatrixSite site) {
        List<String> before = site.seen();
        chain.cells().forEach(c -> Held.rule(c, site));
        if (chain.goesBack() && !chain.isStopped()) Held.say(site.held("fail-clear-cache"), "");
        return new Ship(chain, site, before, started(chain.cells().getFirst().fault(), site));
    }

    private static String started(Fault fault, MatrixSite site) {
        Api.Reply[] reply = new Api.Reply[1];
        Dock.until(() -> "the run is begun: " + reply[0], Duration.ofSeconds(180), () -> {
            fault.tend();
            reply[0] = Api.json("sites/" + site.name() + "/runs", WISH, "Idempotency-Key", site.name());
            return reply[0].status() == 202 || reply[0].status() == 200;
        });
        return reply[0].body().path("id").asText();
    }

    Optional<Held> at(int round) {
        return chain.at(round).map(c -> new Held(c, this));
    }

    boolean ended() {
        return Held.ENDS.contains(state());
    }

    @Override
    public String state() {
        return Api.run(run).path("state").asText();
    }

    @Override
    public List<MatrixSite.Line> lines() {
        return site.lines();
    }

    @Override
    public int drills() {
        return 1;
    }

    @Override
    public void endedWell() {
        assertThat(state()).as(() -> Api.told(run)).isEqualTo(chain.end().toString());
    }

    @Override
    public void content() {
        if (state().equals("succeeded")) site.upgradedOnce();
        else assertThat(site.seen()).isEqualTo(before);
    }

    /** Changes with everything that moves the run. */
    String place() {
        var r = Api.run(run);
        return r.path("state").asText() + r.path("position").asText() + r.path("steps") + r.path("wayBack");
    }
}
