package dev.drydock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code deploy/kafka/acls.tsv} is what the services' own settings ask for. */
class AclTest {
    private static final String HEAD = "# user\toperation\tpattern\tkind\tname";
    private static final Path TABLE = Chart.DEPLOY.resolve("kafka/acls.tsv");

    @Test
    void the_table_is_what_the_services_ask_for() throws IOException {
        List<String> wanted =
                Stream.concat(Stream.of(HEAD), Acl.table().stream()).toList();
        if (Boolean.getBoolean("golden.update")) Files.write(TABLE, wanted);

        assertThat(Files.readAllLines(TABLE)).isEqualTo(wanted);
    }

    @Test
    void only_the_orchestrator_writes_orders_and_the_record() {
        assertThat(Acl.table())
                .filteredOn(line -> line.contains("Write"))
                .filteredOn(line -> line.contains("drydock.orders.") || line.contains("drydock.upgrades"))
                .hasSize(5)
                .allMatch(line -> line.startsWith("drydock-orchestrator\t"));
    }

    @Test
    void nobody_may_do_anything_with_a_transaction_or_the_cluster() {
        assertThat(Acl.table())
                .allMatch(line -> line.matches("\\S+\\t(Read|Write|Create)\\t\\S+\\t(topic|group)\\t\\S+"));
    }
}
