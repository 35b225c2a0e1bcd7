package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What visitors read while the doors are closed, where the application has no page of its own. */
@Tag("stack")
class ClosedPageTest {
    private static final String SAYS =
            "visitors: { title: \"<script>alert('closed')</script>\", text: 'R & D', until: 'Until {time}' }\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static HttpResponse<String> ask(String site, String... headers) {
        return get("/closed/" + site, headers);
    }

    private static HttpResponse<String> get(String path, String... headers) {
        try {
            HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(Dock.STACK.url() + path));
            if (headers.length > 0) asked.headers(headers);
            return HTTP.send(asked.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isTheSitesOwnFromTheClosingToTheOpeningOfItsDoors() {
        try (Harbour harbour = Harbour.open("harbour", SAYS)) {
            HttpResponse<String> open = ask(harbour.name);
            String run = harbour.heldUpgrade(HarbourSite.GOOD);
            Dock.until("it is seen that they are closed", Duration.ofSeconds(10), () -> ask(harbour.name)
                    .body()
                    .contains("alert"));
            HttpResponse<String> closed = ask(harbour.name);
            HttpResponse<String> sent = ask(harbour.name, "X-Asked", "POST");
            harbour.site.switches().release();
            Api.rested(run);

            assertThat(closed.statusCode()).isEqualTo(503);
            assertThat(closed.body())
                    .contains("&lt;script&gt;alert(&#39;closed&#39;)&lt;/script&gt;", "R &amp; D")
                    .doesNotContain("<script");
            assertThat(retry(closed)).isBetween(10L, 300L);
            assertThat(closed.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "style-src 'sha256-");
            assertThat(closed.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(closed.body()).contains("http-equiv=\"refresh\"");
            assertThat(sent.body()).contains("R &amp; D").doesNotContain("http-equiv");
            assertThat(open.statusCode()).isEqualTo(503);
            assertThat(open.body()).doesNotContain("alert", "R &amp; D");
        }
    }

    @Test
    void tellsNobodyWhichSitesThereAre() {
        try (Harbour harbour = Harbour.open("harbour", SAYS)) {
            assertThat(ask(harbour.name).body())
                    .isEqualTo(ask("nobody-knows-this").body())
                    .contains("Closed for a moment");
        }
    }

    @Test
    void whatNoSiteCanBeCalledIsAWrongPathLikeAnyOther() {
        assertThat(List.of("/closed/%3Cscript%3E", "/closed/a/b", "/closed/a%2Fb", "/closed/A", "/closed%2Fabc"))
                .allSatisfy(path -> {
                    HttpResponse<String> answer = get(path);
                    // other tests here have used up what an address may ask
                    assertThat(answer.statusCode()).as(path).isIn(401, 429);
                    assertThat(answer.body()).contains("urn:drydock:problem:");
                });
    }

    private static long retry(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong("Retry-After").orElseThrow();
    }
}
