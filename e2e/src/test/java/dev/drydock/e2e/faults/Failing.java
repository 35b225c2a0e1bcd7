package dev.drydock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.Api;
import dev.drydock.e2e.Dock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A command of the way back that fails until it is mended. */
final class Failing {
    private static final Duration LONG = Duration.ofSeconds(180);

    private Failing() {}

    static Optional<String> may(Planned order) {
        return order.goesBack() && !order.witnessed().isEmpty()
                ? Optional.empty()
                : Optional.of("the recipe has no command there that could fail");
    }

    static void begin(List<Held> held) {
        held.forEach(h -> h.site().fails(h.cell().order().witnessed(), true));
    }

    static void untilFailed(List<Held> held) {
        Dock.until("each has failed", LONG, () -> held.stream()
                .allMatch(h -> h.site().hasFailed(h.cell().order().witnessed())));
    }

    static void untilStuck(List<Held> held) {
        Dock.until("each is stuck", LONG, () -> held.stream()
                .allMatch(h -> h.state().equals("stuck")));
        held.forEach(h ->
                assertThat(h.site().closed()).as("the doors of " + h.cell()).isTrue());
    }

    static void end(List<Held> held) {
        held.forEach(h -> h.site().fails(h.cell().order().witnessed(), false));
    }

    static void retry(List<Held> held) {
        held.forEach(
                h -> assertThat(Api.json("runs/" + h.run() + "/retry", "{}").status())
                        .isEqualTo(202));
    }
}
