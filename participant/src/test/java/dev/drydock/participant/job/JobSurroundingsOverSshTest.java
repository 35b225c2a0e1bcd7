package dev.drydock.participant.job;

import dev.drydock.participant.ssh.OverSsh;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("systems")
@ExtendWith(OverSsh.class)
class JobSurroundingsOverSshTest extends JobSurroundingsTest {
    @Override
    Host host() {
        return OverSsh.host();
    }
}
