package dev.drydock.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.orchestrator.identity.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/roles.md is made of the code; {@code -Dgolden.update=true} writes it anew. Each cell of it is asked in e2e's RolesTest. */
class RolesPageTest {
    private static final Path PAGE = Path.of("../docs/roles.md");
    private static final List<String> STRANGERS = List.of("no token", "wrong", "expired", "revoked");

    @Test
    void the_page_is_what_the_code_says() throws IOException {
        String text = page();

        if (Boolean.getBoolean("golden.update")) Files.writeString(PAGE, text);
        assertThat(text).as("docs/roles.md (-Dgolden.update=true)").isEqualTo(Files.readString(PAGE));
    }

    private static String page() {
        Stream<String> columns = Stream.of(
                        STRANGERS.stream(), Arrays.stream(Role.values()).map(Role::word), Stream.of("other scope"))
                .flatMap(c -> c);
        String head = "| | " + columns.collect(Collectors.joining(" | ")) + " |\n" + "| --- |"
                + " --- |".repeat(STRANGERS.size() + Role.values().length + 1) + "\n";
        return """
                # Who may do what

                Made of the code by a test; another asks each cell of a running Drydock. What roles, scopes and tokens are: [identity.md](identity.md).

                `yes`: it is answered. `own`: so far as it is within the caller's scope; the rest is left out, or refused as if it were not there.
                401: no token, or none that is good (any more). 403: the role, or the scope, does not allow it. 404: as if it were not there. The last
                column is an administrator whose scope has not the site. Nothing is changed where it is not `yes` or `own`.
                What is open to all without a token: webhooks, which are signed, and [what visitors read](visitors.md) while doors are closed.

                Who waives a drill or discards what is there (`--without-drill`, `--discard-current`) must be an approver, whatever is begun so.

                """
                + head
                + Endpoints.asked().stream().map(RolesPageTest::row).distinct().collect(Collectors.joining());
    }

    private static String row(Endpoint e) {
        Stream<String> strangers = STRANGERS.stream().map(s -> e.open() ? "yes" : "401");
        Stream<String> roles = Arrays.stream(Role.values())
                .map(r -> e.open() || r.covers(e.needs().value()) ? "yes" : "403");
        return "| " + e.verb() + " " + e.path() + " | "
                + Stream.of(strangers, roles, Stream.of(elsewhere(e)))
                        .flatMap(c -> c)
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String elsewhere(Endpoint e) {
        if (e.open()) return "yes";
        return switch (e.needs().of()) {
            case SITE, RUN, BACKUP, ROLLOUT -> "404";
            case EACH -> "own";
            case NONE -> "yes";
            case ALL -> "403";
        };
    }
}
