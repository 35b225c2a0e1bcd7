package dev.drydock.participant.job;

import dev.drydock.participant.ssh.OverSsh;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("faults")
@ExtendWith(OverSsh.class)
class JobRebootOverSshTest extends JobRebootTest {
    @Override
    Host host() {
        return OverSsh.host();
    }
}
