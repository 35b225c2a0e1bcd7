package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.contract.Topics;
import dev.drydock.stack.Service;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chart, rendered by Helm itself with its own values and with three other sets. */
class ChartTest {
    static final List<String> SETS = Chart.SETS;

    /** Of the framework and of the JVM: not asked for by name in any source. */
    private static final Set<String> FRAMEWORK = Set.of(
            "QUARKUS_CONFIG_LOCATIONS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "JDK_JAVA_OPTIONS");

    @Test
    void helm_finds_nothing_to_say() {
        assertThat(Chart.lint().isFailed())
                .as(String.join("\n", Chart.lint().getMessages()))
                .isFalse();
    }

    @Test
    void what_lies_in_kubernetes_is_the_chart_with_its_own_values() throws IOException {
        Path golden = Chart.DEPLOY.resolve("kubernetes/drydock.yaml");
        String rendered = Chart.render("");
        if (Boolean.getBoolean("golden.update")) Files.writeString(golden, rendered);

        assertThat(rendered).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void every_object_is_one_of_the_kubernetes_api(String values) {
        List<StatefulSet> sets = Objects.of(StatefulSet.class, Chart.render(values));

        assertThat(sets)
                .extracting(s -> s.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(
                        Service.ALL.stream().map(s -> "drydock-" + s.word()).toList());
        assertThat(Objects.of(Chart.render(values)))
                .allSatisfy(o -> assertThat(o.getMetadata().getNamespace()).isEqualTo("drydock"))
                .extracting(o -> o.getKind() + " " + o.getMetadata().getName())
                .doesNotHaveDuplicates();
    }

    /** The canary: what is not in the API is not taken. */
    @Test
    void a_field_that_the_api_does_not_have_is_found() {
        String manifests = Chart.render("");

        assertThatThrownBy(() -> Objects.of(manifests.replace("serviceName:", "servicename:")))
                .hasMessageContaining("StatefulSet")
                .hasStackTraceContaining("servicename");
        assertThatThrownBy(() -> Objects.of(manifests.replace("containerPort: 8080", "containerPort: \"8080\"")))
                .hasMessageContaining("StatefulSet")
                .hasStackTraceContaining("containerPort");
    }

    static Stream<StatefulSet> pods() {
        return SETS.stream().flatMap(values -> Objects.of(StatefulSet.class, Chart.render(values)).stream());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pods")
    void each_mount_has_its_volume_and_each_volume_its_mount(StatefulSet set) {
        assertThat(container(set).getVolumeMounts().stream().map(VolumeMount::getName))
                .containsExactlyInAnyOrderElementsOf(
                        pod(set).getVolumes().stream().map(Volume::getName).toList());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pods")
    void each_probe_asks_a_port_of_the_container_for_a_health_path(StatefulSet set) {
        Container container = container(set);
        List<String> ports = container.getPorts().stream().map(p -> p.getName()).toList();

        for (Probe probe :
                List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
            assertThat(probe.getHttpGet().getPort().getStrVal()).isIn(ports);
            assertThat(probe.getHttpGet().getPath()).isIn("/q/health/live", "/q/health/ready");
        }
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pods")
    void each_variable_is_one_that_the_service_reads(StatefulSet set) {
        Set<String> read = new TreeSet<>(FRAMEWORK);
        read.addAll(Settings.environment(service(set)));
        for (String name : clients()) read.add("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT));

        assertThat(container(set).getEnv())
                .extracting(EnvVar::getName)
                .doesNotHaveDuplicates()
                .isSubsetOf(read);
    }

    private static Set<String> clients() {
        return Stream.concat(ConsumerConfig.configNames().stream(), ProducerConfig.configNames().stream())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pods")
    void each_file_that_a_variable_names_is_mounted(StatefulSet set) {
        List<String> mounts = container(set).getVolumeMounts().stream()
                .map(VolumeMount::getMountPath)
                .toList();

        assertThat(container(set).getEnv().stream().map(EnvVar::getValue).filter(v -> v != null && v.startsWith("/")))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(mounts).anyMatch(m -> path.equals(m) || path.startsWith(m + "/")));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pods")
    void no_pod_is_root_writes_into_its_image_or_has_a_word_with_the_cluster(StatefulSet set) {
        assertThat(pod(set).getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod(set).getAutomountServiceAccountToken()).isFalse();
        assertThat(pod(set).getEnableServiceLinks()).isFalse();
        var context = container(set).getSecurityContext();
        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pods")
    void each_replica_has_a_name_of_its_own_that_it_keeps(StatefulSet set) {
        EnvVar replica = container(set).getEnv().stream()
                .filter(e -> e.getName().equals("DRYDOCK_REPLICA"))
                .findFirst()
                .orElseThrow();

        assertThat(replica.getValueFrom().getFieldRef().getFieldPath()).isEqualTo("metadata.name");
        assertThat(set.getSpec().getReplicas()).isLessThanOrEqualTo(Topics.PARTITIONS);
    }

    /** Its own private key alone, by the name of a Secret that no other service has; audit signs nothing. */
    @Test
    void each_service_has_its_own_key() {
        List<StatefulSet> sets = Objects.of(StatefulSet.class, Chart.render(""));

        assertThat(sets.stream().map(s -> secret(s, "own").getSecretName())).doesNotHaveDuplicates();
        for (StatefulSet set : sets)
            assertThat(secret(set, "own").getItems().stream()
                            .map(i -> i.getKey())
                            .toList()
                            .contains("signing.key"))
                    .as(service(set).word())
                    .isEqualTo(service(set) != Service.AUDIT);
    }

    @Test
    void every_secret_that_is_named_is_in_the_documentation() throws IOException {
        String page = Files.readString(Chart.DEPLOY.resolveSibling("docs/deployment.md"));

        assertThat(Objects.of(StatefulSet.class, Chart.render("")).stream()
                        .flatMap(s -> pod(s).getVolumes().stream())
                        .map(Volume::getSecret)
                        .filter(java.util.Objects::nonNull))
                .isNotEmpty()
                .allSatisfy(s -> {
                    assertThat(page).contains("`" + s.getSecretName() + "`");
                    if (s.getItems() != null)
                        assertThat(s.getItems())
                                .allSatisfy(i -> assertThat(page).contains("`" + i.getKey() + "`"));
                });
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void every_service_and_budget_selects_its_own_pods(String values) {
        String manifests = Chart.render(values);
        for (StatefulSet set : Objects.of(StatefulSet.class, manifests)) {
            var labels = set.getSpec().getTemplate().getMetadata().getLabels().entrySet();
            var own = set.getMetadata().getName();
            assertThat(set.getSpec().getServiceName()).isEqualTo(own);
            assertThat(labels)
                    .containsAll(set.getSpec().getSelector().getMatchLabels().entrySet());
            assertThat(Objects.named(io.fabric8.kubernetes.api.model.Service.class, own, manifests)
                            .getSpec()
                            .getSelector()
                            .entrySet())
                    .isEqualTo(set.getSpec().getSelector().getMatchLabels().entrySet());
            assertThat(Objects.named(PodDisruptionBudget.class, own, manifests)
                            .getSpec()
                            .getSelector()
                            .getMatchLabels())
                    .isEqualTo(set.getSpec().getSelector().getMatchLabels());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_participant_is_reached_by_nobody_and_reaches_sites_by_ssh(Service service) {
        NetworkPolicy policy = Objects.named(NetworkPolicy.class, "drydock-" + service.word(), Chart.render(""));

        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress().isEmpty()).isEqualTo(Settings.participant(service));
        Set<Integer> ports = ports(policy.getSpec().getEgress());
        assertThat(ports).contains(53, 9092, 5432);
        assertThat(ports.contains(22)).isEqualTo(Settings.participant(service));
        assertThat(ports.contains(443)).isEqualTo(Settings.participant(service));
    }

    @Test
    void a_site_without_ports_is_reached_by_ssh_alone_and_only_who_watches_comes_in() {
        String manifests = Chart.render("closed");

        assertThat(ports(Objects.named(NetworkPolicy.class, "drydock-vcs", manifests)
                        .getSpec()
                        .getEgress()))
                .containsExactlyInAnyOrder(53, 9092, 5432, 22);
        assertThat(Objects.named(NetworkPolicy.class, "drydock-orchestrator", manifests)
                        .getSpec()
                        .getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom()).hasSize(2));
    }

    /** The audit service asks the orchestrator whose a token is. */
    @Test
    void the_audit_service_reaches_the_orchestrator_and_is_let_in() {
        String manifests = Chart.render("closed");

        assertThat(ports(Objects.named(NetworkPolicy.class, "drydock-audit", manifests)
                        .getSpec()
                        .getEgress()))
                .contains(8080);
        assertThat(Objects.named(NetworkPolicy.class, "drydock-orchestrator", manifests)
                        .getSpec()
                        .getIngress()
                        .getFirst()
                        .getFrom())
                .anyMatch(peer -> peer.getPodSelector() != null
                        && "audit".equals(peer.getPodSelector().getMatchLabels().get("app.kubernetes.io/component")));
    }

    @Test
    void traces_are_made_only_where_a_collector_is_named_and_it_may_be_reached() {
        assertThat(Chart.render("")).doesNotContain("DRYDOCK_TRACES", "4318");
        String manifests = Chart.renderWith(Map.of("traces", "http://collector:4318"));

        for (Service service : Service.ALL) {
            boolean traced = service != Service.AUDIT;
            String name = "drydock-" + service.word();
            assertThat(container(Objects.named(StatefulSet.class, name, manifests)).getEnv().stream()
                            .anyMatch(e -> e.getName().equals("DRYDOCK_TRACES")
                                    && e.getValue().equals("http://collector:4318")))
                    .as(name)
                    .isEqualTo(traced);
            assertThat(ports(Objects.named(NetworkPolicy.class, name, manifests)
                                    .getSpec()
                                    .getEgress())
                            .contains(4318))
                    .as(name)
                    .isEqualTo(traced);
        }
    }

    @Test
    void the_store_is_made_only_where_none_is_named() {
        assertThat(Objects.of(PersistentVolumeClaim.class, Chart.render(""))).hasSize(1);
        assertThat(Objects.of(PersistentVolumeClaim.class, Chart.render("large")))
                .isEmpty();
    }

    @Test
    void a_value_that_cannot_be_right_is_refused() {
        assertThatThrownBy(() -> Chart.renderWith(Map.of("services.vcs.replicas", Topics.PARTITIONS + 1)))
                .hasMessageContaining("replicas");
        assertThatThrownBy(() -> Chart.renderWith(Map.of("kafka.protocol", "TLS")))
                .hasMessageContaining("protocol");
        assertThatThrownBy(() -> Chart.renderWith(Map.of("kafka.bootsrap", "kafka:9092")))
                .hasMessageContaining("bootsrap");
    }

    private static Set<Integer> ports(List<NetworkPolicyEgressRule> rules) {
        return rules.stream()
                .flatMap(r -> r.getPorts().stream())
                .map(NetworkPolicyPort::getPort)
                .map(p -> p.getIntVal())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SecretVolumeSource secret(StatefulSet set, String volume) {
        return pod(set).getVolumes().stream()
                .filter(v -> v.getName().equals(volume))
                .findFirst()
                .orElseThrow()
                .getSecret();
    }

    private static PodSpec pod(StatefulSet set) {
        return set.getSpec().getTemplate().getSpec();
    }

    private static Container container(StatefulSet set) {
        return pod(set).getContainers().getFirst();
    }

    private static Service service(StatefulSet set) {
        return Service.valueOf(container(set).getName().toUpperCase(Locale.ROOT));
    }
}
