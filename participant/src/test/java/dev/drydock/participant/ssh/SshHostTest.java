package dev.drydock.participant.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Ssh;
import dev.drydock.participant.job.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SshHostTest {
    @TempDir
    static Path folder;

    private static Sshd sshd;
    private static SshHosts hosts;

    @BeforeAll
    static void start() throws Exception {
        sshd = Sshd.start(folder.resolve("sshd"));
        hosts = new SshHosts(folder.resolve("known_hosts"));
    }

    @AfterAll
    static void stop() {
        hosts.close();
        sshd.close();
    }

    private static Host host(Login login) {
        return hosts.host(login, "", Duration.ofSeconds(2), line -> {});
    }

    private static String said(Login login, String... argv) throws Exception {
        Host.Running running = host(login).start(List.of(argv));
        running.in().close();
        String out = new String(running.out().readAllBytes(), StandardCharsets.UTF_8);
        int exit = running.await(Duration.ofSeconds(20));
        return out + new String(running.errors().readAllBytes(), StandardCharsets.UTF_8) + exit;
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        String odd = "it's $HOME `id` \"x\" \\ \n! *\ttäß";
        assertThat(said(sshd.login(), "sh", "-c", "printf '<%s>' \"$@\"; exit 7", "sh", odd, "", "-n"))
                .isEqualTo("<" + odd + "><><-n>7");
    }

    @Test
    void oneConnectionIsKeptForAllThatCome() throws Exception {
        said(sshd.login(), "true");
        List<Long> before = sshd.connections().stream().map(ProcessHandle::pid).toList();
        for (int i = 0; i < 5; i++) said(sshd.login(), "true");
        assertThat(sshd.connections().stream().map(ProcessHandle::pid)).containsExactlyElementsOf(before);
    }

    @Test
    void moreCommandsAtOnceThanAServerLetsOneConnectionHave() throws Exception {
        List<Host.Running> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) all.add(host(sshd.login()).start(List.of("sh", "-c", "read x; echo \"$x\"")));
        for (Host.Running r : all) {
            r.in().write("on\n".getBytes(StandardCharsets.UTF_8));
            r.in().close();
            assertThat(r.out().readAllBytes()).asString().isEqualTo("on\n");
            assertThat(r.await(Duration.ofSeconds(10))).isZero();
        }
    }

    @Test
    void aSlowReaderHoldsUpTheFarSideAndLosesNothing() throws Exception {
        Path sent = folder.resolve("sent");
        Host.Running r = host(sshd.login())
                .start(List.of("sh", "-c", "head -c 30000000 /dev/zero; : >\"$1\"", "sh", sent.toString()));
        r.in().close();
        // whoever stands still holds up nobody else on the connection, and is itself held up: nothing here keeps 30 MB
        for (int i = 0; i < 5; i++) assertThat(said(sshd.login(), "echo", "on")).isEqualTo("on\n0");
        assertThat(sent).doesNotExist();
        long count = 0;
        byte[] buffer = new byte[8192];
        for (int n; (n = r.out().read(buffer)) >= 0; ) count += n;
        assertThat(count).isEqualTo(30_000_000);
        assertThat(sent).exists();
        assertThat(r.await(Duration.ofSeconds(10))).isZero();
    }

    @Test
    void whatIsSentIsBoundedByWhoReadsIt() throws Exception {
        Host.Running r = host(sshd.login()).start(List.of("sh", "-c", "sleep 1; wc -c"));
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < 20; i++) r.in().write(block);
        r.in().close();
        assertThat(r.out().readAllBytes()).asString().isEqualTo((20 << 20) + "\n");
    }

    @Test
    void aHostThatShowsAnotherKeyIsRefusedAndItsKeyShown() throws Exception {
        Ssh wrong = new Ssh("127.0.0.1", sshd.port(), Sshd.USER, "file:key", List.of(key("stranger")), null);
        assertThatThrownBy(() -> said(new Login(wrong, sshd.userKey(), null), "true"))
                .isInstanceOf(Host.Unreachable.class)
                .hasMessageContaining("shows a key that is not known")
                .hasMessageContaining(sshd.hostKey().split(" ")[1])
                .hasMessageContaining("ssh-keygen -lf");
    }

    @Test
    void aHostOfWhichNothingIsKnownIsRefusedAndOneInKnownHostsIsNot() throws Exception {
        Ssh unnamed = new Ssh("127.0.0.1", sshd.port(), Sshd.USER, "file:key", List.of(), null);
        Login login = new Login(unnamed, sshd.userKey(), null);
        assertThatThrownBy(() -> said(login, "true")).isInstanceOf(Host.Unreachable.class);

        Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + sshd.port() + " " + sshd.hostKey() + "\n");
        assertThat(said(login, "echo", "in")).isEqualTo("in\n0");
        Files.delete(folder.resolve("known_hosts"));
    }

    @Test
    void whoIsNotLetInIsToldWhichKey() throws Exception {
        assertThatThrownBy(() -> said(new Login(sshd.at(), sshd.strangersKey(), null), "true"))
                .isInstanceOf(Host.Unreachable.class)
                .hasMessageContaining("does not let " + Sshd.USER + " in with the key file:key");
        assertThatThrownBy(() -> said(new Login(sshd.at(), "nonsense".getBytes(), null), "true"))
                .isInstanceOf(Host.Unreachable.class)
                .hasMessageContaining("file:key cannot be used as a private key");
    }

    @Test
    void aHostThatIsAwayIsTriedAgainForAsLongAsTold() throws Exception {
        List<String> told = new ArrayList<>();
        Ssh nobody = new Ssh("127.0.0.1", 1, Sshd.USER, "file:key", List.of(), null);
        Host away = hosts.host(new Login(nobody, sshd.userKey(), null), "", Duration.ofMillis(700), told::add);
        assertThatThrownBy(() -> away.start(List.of("true")))
                .isInstanceOf(Host.Unreachable.class)
                .hasMessageContaining("no ssh connection to " + Sshd.USER + "@127.0.0.1:1");
        assertThat(told).isNotEmpty().allMatch(line -> line.contains("trying again"));
    }

    @Test
    void throughAnotherHost() throws Exception {
        Ssh far = new Ssh("127.0.0.1", sshd.port(), Sshd.USER, "file:far", List.of(sshd.hostKey()), sshd.at());
        assertThat(said(new Login(far, sshd.userKey(), sshd.login()), "echo", "there"))
                .isEqualTo("there\n0");
    }

    @Test
    void aConnectionThatBreaksIsLostAndTheNextOneIsNew() throws Exception {
        Host.Running r = host(sshd.login()).start(List.of("sleep", "30"));
        sshd.connections().forEach(ProcessHandle::destroyForcibly);
        assertThat(r.await(Duration.ofSeconds(10))).isEqualTo(Host.Running.LOST);
        assertThat(said(sshd.login(), "echo", "back")).isEqualTo("back\n0");
    }

    private static String key(String name) throws IOException {
        return Files.readString(folder.resolve("sshd").resolve(name + ".pub")).strip();
    }
}
