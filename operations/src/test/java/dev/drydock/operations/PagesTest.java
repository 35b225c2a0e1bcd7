package dev.drydock.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page, the dashboard and the alerts name what the code measures, and nothing else. {@code -Dgolden.update=true} writes the page's
 * table anew. That running services tell all of it is seen in e2e.
 */
class PagesTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final Path ALERTS = Path.of("../deploy/alerts/drydock.yaml");
    private static final Path DASHBOARD = Path.of("../deploy/grafana/drydock.json");
    private static final Pattern TABLE = Pattern.compile("(?s)(?<=<!-- metrics -->\n).*(?=<!-- /metrics -->)");
    private static final Pattern NAME = Pattern.compile("drydock_[a-z_]+");

    @Test
    void theTableIsWhatTheCodeSays() throws IOException {
        String page = TABLE.matcher(Files.readString(PAGE)).replaceFirst(Matcher.quoteReplacement(table()));

        if (Boolean.getBoolean("golden.update")) Files.writeString(PAGE, page);
        assertThat(page)
                .as("docs/operations.md (-Dgolden.update=true)")
                .isEqualTo(Files.readString(PAGE))
                .contains(table());
    }

    @Test
    void whatAlertsAndDashboardAskForIsMeasured() throws IOException {
        Set<String> measured = Arrays.stream(Metric.values())
                .flatMap(PagesTest::series)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> alerts = names(ALERTS);
        Set<String> dashboard = names(DASHBOARD);

        assertThat(measured).containsAll(alerts).containsAll(dashboard);
        assertThat(alerts).as("alerts").hasSizeGreaterThan(10);
        Set<String> shown = dashboard.stream()
                .map(n -> n.replaceAll("_(sum|count|bucket|max)$", ""))
                .collect(Collectors.toSet());
        assertThat(shown)
                .as("the dashboard shows all")
                .containsAll(Arrays.stream(Metric.values())
                        .map(Metric::word)
                        .filter(w -> !w.equals("drydock_workers"))
                        .toList());
    }

    @Test
    void eachAlertHasItsSection() throws IOException {
        List<String> alerts = found(Pattern.compile("(?<=- alert: )\\w+"), Files.readString(ALERTS));

        assertThat(found(Pattern.compile("(?<=\n### )Drydock\\w+"), Files.readString(PAGE)))
                .isEqualTo(alerts);
        assertThat(found(Pattern.compile("(?<=operations.md#)\\w+"), Files.readString(ALERTS)))
                .isEqualTo(alerts.stream().map(a -> a.toLowerCase(Locale.ROOT)).toList());
    }

    private static Set<String> names(Path file) throws IOException {
        // names of label values and of the data source are none of ours
        return new TreeSet<>(found(NAME, Files.readString(file)));
    }

    private static List<String> found(Pattern what, String in) {
        return what.matcher(in).results().map(r -> r.group()).toList();
    }

    private static Stream<String> series(Metric m) {
        return m.type() == Metric.Type.TIMER
                ? Stream.of("_sum", "_count", "_max", "_bucket").map(s -> m.word() + s)
                : Stream.of(m.word());
    }

    private static String table() {
        return "| metric | labels | told by | what |\n| --- | --- | --- | --- |\n"
                + Arrays.stream(Metric.values()).map(PagesTest::row).collect(Collectors.joining());
    }

    private static String row(Metric m) {
        return "| `%s` (%s) | %s | %s | %s |\n"
                .formatted(
                        m.word(),
                        m.type().name().toLowerCase(Locale.ROOT),
                        String.join(", ", m.labels()),
                        m.by().word,
                        m.what());
    }
}
