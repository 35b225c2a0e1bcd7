package dev.drydock.orchestrator.call;

import dev.drydock.orchestrator.run.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A POST that its receiver can check: {@code Drydock-Signature} is HMAC-SHA256, in hex, over the value of
 * {@code Drydock-Timestamp} (seconds), a dot and the body. The same {@code Drydock-Call} may come twice.
 */
final class Webhook implements Line {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI url;
    private final byte[] secret;
    private final Clock clock;

    Webhook(URI url, byte[] secret, Clock clock) {
        this.url = url;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void deliver(Call call, byte[] json) throws Exception {
        String seconds = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .header("Drydock-Call", call.id())
                .header("Drydock-Timestamp", seconds)
                .header("Drydock-Signature", "sha256=" + signature(seconds, json))
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        int status =
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) throw new IOException("the webhook answered " + status);
    }

    private String signature(String seconds, byte[] body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
