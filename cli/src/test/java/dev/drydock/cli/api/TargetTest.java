package dev.drydock.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.terminal.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @TempDir
    Path checkout;

    @BeforeEach
    void up() throws IOException {
        Files.createDirectories(checkout.resolve(".drydock"));
        Files.writeString(checkout.resolve(".drydock/admin.token"), "own\n");
    }

    private Target find(Map<String, String> env, String url, Path tokenFile) {
        BufferedReader in = new BufferedReader(new StringReader(""));
        Console console =
                new Console(System.out, System.err, in, env, checkout, false, () -> Size.DEFAULT, Clock.systemUTC());
        return Target.find(console, url, tokenFile);
    }

    @Test
    void without_a_word_it_is_this_checkouts_own_server_and_token() {
        Target target = find(Map.of(), null, null);

        assertThat(target.url()).isEqualTo(URI.create("http://127.0.0.1:7070"));
        assertThat(target.token()).contains("own");
        assertThat(target.tokenFrom()).contains(".drydock/admin.token");
    }

    @Test
    void finds_the_port_that_up_wrote_down_in_the_data_folder() throws IOException {
        Path data = Files.createDirectories(checkout.resolve("elsewhere"));
        Files.writeString(data.resolve("stack.json"), "{\"url\":\"http://127.0.0.1:9999\",\"ports\":{}}");
        Files.writeString(data.resolve("admin.token"), "other");

        Target target = find(Map.of("DRYDOCK_DATA", data.toString()), null, null);

        assertThat(target.url()).hasPort(9999);
        assertThat(target.token()).contains("other");
    }

    @Test
    void what_is_typed_goes_before_the_environment_and_that_before_the_folder() throws IOException {
        Path file = Files.writeString(checkout.resolve("t1"), "typed\n");
        Path told = Files.writeString(checkout.resolve("t2"), "told");
        Map<String, String> env = Map.of(
                "DRYDOCK_URL", "http://127.0.0.1:1", "DRYDOCK_TOKEN_FILE", told.toString(), "DRYDOCK_TOKEN", "said");

        assertThat(find(env, "http://127.0.0.1:2/", file).token()).contains("typed");
        assertThat(find(env, "http://127.0.0.1:2/", file).url()).isEqualTo(URI.create("http://127.0.0.1:2"));
        assertThat(find(env, null, null).token()).contains("told");
        assertThat(find(env, null, null).url()).hasPort(1);
        assertThat(find(Map.of("DRYDOCK_TOKEN", "said"), null, null).token()).contains("said");
    }

    @Test
    void a_server_elsewhere_never_sees_this_checkouts_token() {
        Target target = find(Map.of(), "https://drydock.example.org", null);

        assertThat(target.token()).isEmpty();
        assertThat(target.tokenFrom()).contains("--token-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7070", "ftp://127.0.0.1", "http://", "http://a:b@host", "not a url", "file:///etc/passwd"})
    void what_is_no_address_is_wrong_usage(String url) {
        assertThatThrownBy(() -> find(Map.of(), url, null)).hasMessageContaining("is not the address of a server");
    }

    @Test
    void a_token_file_that_was_named_must_be_there() {
        assertThatThrownBy(() -> find(Map.of(), null, checkout.resolve("none")))
                .hasMessageContaining("cannot read the token file");
        assertThat(find(Map.of("DRYDOCK_DATA", "empty"), null, null).token()).isEmpty();
    }
}
