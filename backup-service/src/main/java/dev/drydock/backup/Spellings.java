package dev.drydock.backup;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/** How a secret may stand in a log: as it is, in an address, in JSON, between PHP's or a shell's quotes. */
final class Spellings {
    private Spellings() {}

    static Set<String> of(String secret) {
        String address = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String escaped = secret.replace("\\", "\\\\");
        Set<String> all = new TreeSet<>();
        all.add(secret);
        all.add(address);
        all.add(address.replace("+", "%20"));
        all.add(new String(JsonStringEncoder.getInstance().quoteAsString(secret)));
        all.add(escaped);
        all.add(escaped.replace("'", "\\'"));
        all.add(escaped.replace("$", "\\$"));
        all.add(escaped.replace("\"", "\\\"").replace("$", "\\$"));
        return all;
    }
}
