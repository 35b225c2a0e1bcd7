package dev.drydock.orchestrator.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One login at a provider, by its code (RFC 6749, 4.1) and its proof that who brings it is who began (RFC 7636). It lies with the
 * browser alone, so that any replica can end it.
 *
 * @param state comes back from the provider
 * @param verifier only its hash goes to the provider, before it itself does
 * @param to where the person was
 */
record CodeFlow(String state, String verifier, String to) {
    private static final int BYTES = 32;
    private static final Pattern KEPT = Pattern.compile("([\\w-]{43})\\.([\\w-]{43})\\.([\\w-]{0,2000})");

    /** @param random of the kind that nobody guesses */
    static CodeFlow begun(RandomGenerator random, String to) {
        return new CodeFlow(chance(random), chance(random), Login.back(to));
    }

    private static String chance(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    /** For a cookie. */
    String kept() {
        return state + "." + verifier + "." + base64(to.getBytes(StandardCharsets.UTF_8));
    }

    /** @param kept as the browser brings it, or somebody else; null: nothing */
    static Optional<CodeFlow> read(String kept) {
        Matcher m = KEPT.matcher(kept == null ? "" : kept);
        if (!m.matches()) return Optional.empty();
        try {
            String to = new String(Base64.getUrlDecoder().decode(m.group(3)), StandardCharsets.UTF_8);
            return Optional.of(new CodeFlow(m.group(1), m.group(2), Login.back(to)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param state as it came back; null: none */
    boolean began(String state) {
        return state != null
                && MessageDigest.isEqual(
                        state.getBytes(StandardCharsets.UTF_8), this.state.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the person is sent. */
    URI question(URI authorization, String client, String scopes, URI back) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client);
        query.put("scope", scopes);
        query.put("redirect_uri", back.toString());
        query.put("state", state);
        query.put("code_challenge", challenge());
        query.put("code_challenge_method", "S256");
        String old = authorization.getRawQuery();
        String before = authorization.toString().replaceFirst("[?#].*", "");
        return URI.create(before + "?" + (old == null || old.isEmpty() ? "" : old + "&") + form(query));
    }

    private String challenge() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the provider is given for the token. */
    String exchange(String code, String client, URI back) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("grant_type", "authorization_code");
        body.put("code", code);
        body.put("client_id", client);
        body.put("redirect_uri", back.toString());
        body.put("code_verifier", verifier);
        return form(body);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
