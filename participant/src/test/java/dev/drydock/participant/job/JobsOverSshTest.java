package dev.drydock.participant.job;

import dev.drydock.participant.ssh.OverSsh;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("stack")
@ExtendWith(OverSsh.class)
class JobsOverSshTest extends JobsTest {
    @Override
    Host host() {
        return OverSsh.host();
    }
}
