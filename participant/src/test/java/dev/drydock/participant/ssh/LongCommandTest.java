package dev.drydock.participant.ssh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Ssh;
import dev.drydock.participant.job.Host;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongCommandTest {

    @Test
    void whatNoArgumentMayBeIsRefusedBeforeAnybodyIsAsked() {
        Ssh at = new Ssh("host", 22, "deploy", "file:key", List.of(), null);
        SshHost host = new SshHost(null, new Login(at, new byte[0], null), "", Duration.ZERO, line -> {});

        assertThatThrownBy(() -> host.start(List.of("sh", "-c", "x".repeat(120_000))))
                .isInstanceOf(Host.Unreachable.class)
                .hasMessageContaining("the command is too long for ssh")
                .hasMessageContaining("shorten the site's parameters");
    }
}
