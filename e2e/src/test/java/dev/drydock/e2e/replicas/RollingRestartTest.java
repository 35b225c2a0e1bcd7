package dev.drydock.e2e.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.e2e.faults.Figures;
import dev.drydock.stack.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each replica of each service is ended cleanly and started again, one after the other, while runs go on. */
@Tag("faults")
@Tag("alone")
class RollingRestartTest {
    private static final int SITES = 10;

    @TempDir
    Path dir;

    @Test
    void nothingIsLostAndNothingIsRefused() throws Exception {
        try (Crowd crowd = new Crowd(dir, SITES)) {
            List<String> replicas = new ArrayList<>();
            for (Service service : Service.WORKING) {
                replicas.addAll(List.of(service.word(), crowd.stack.add(service)));
            }
            List<String> sites = crowd.sites(SITES);
            try (Load load = new Load(crowd.stack, crowd.tables, replicas.subList(0, 2))) {
                sites.forEach(load::on);

                replicas.forEach(crowd.stack::restart);

                List<String> runs = load.end();
                Figures.say("rolling restart of %d processes: %d runs meanwhile", replicas.size(), runs.size());
                assertThat(runs).hasSizeGreaterThan(SITES);
                crowd.endedWell(runs);
            }
        }
    }
}
