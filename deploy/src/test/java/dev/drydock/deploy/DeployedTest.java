package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Topics;
import dev.drydock.stack.Service;
import dev.drydock.stack.process.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real services with the chart's own settings, on a broker that knows its users and a database with a role for each. */
@Tag("systems")
class DeployedTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    static Path dir;

    private static SecureBroker broker;
    private static Roles roles;
    private static Path keys;

    @BeforeAll
    static void broker_and_database_are_there() throws Exception {
        keys = Deployed.keys(dir.resolve("keys"));
        broker = SecureBroker.granted(dir);
        roles = Roles.in("deployed");
    }

    @AfterAll
    static void end() {
        if (broker != null) broker.close();
    }

    /** The orchestrator comes first, and makes the topics. */
    @ParameterizedTest
    @EnumSource
    void a_service_comes_up_as_its_user_and_gets_all_partitions_under_its_own_name(Service service) throws Exception {
        Map<String, String> wanted = groups(service);

        try (Deployed deployed = new Deployed(service, dir.resolve(service.word()), keys, broker, roles);
                Admin admin = Admin.create(broker.as(SecureBroker.ADMIN))) {
            boolean there = Await.until(
                    LIMIT, () -> !deployed.alive() || assigned(admin, wanted).equals(wanted));

            assertThat(there && deployed.alive()).as(deployed.log()).isTrue();
            assertThat(deployed.log()).doesNotContain("AuthorizationException", "AuthenticationException");
        }
    }

    /** Group to member. */
    private static Map<String, String> groups(Service service) {
        String pod = "drydock-" + service.word() + "-0";
        return service == Service.ORCHESTRATOR
                ? Map.of(
                        "drydock-orchestrator",
                        "orchestrator-" + pod,
                        "drydock-releases",
                        "releases-" + pod,
                        "drydock-progress-" + pod,
                        "progress-" + pod)
                : Map.of("drydock-" + service.word(), service.word() + "-" + pod);
    }

    /** Those that have a single member, which has all partitions. */
    private static Map<String, String> assigned(Admin admin, Map<String, String> wanted) {
        Map<String, String> found = new TreeMap<>();
        try {
            admin.describeConsumerGroups(wanted.keySet()).all().get().forEach((group, what) -> {
                if (what.members().size() != 1) return;
                MemberDescription member = what.members().iterator().next();
                if (member.assignment().topicPartitions().size() == Topics.PARTITIONS)
                    found.put(group, member.groupInstanceId().orElse(""));
            });
        } catch (ExecutionException notYet) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found;
    }
}
