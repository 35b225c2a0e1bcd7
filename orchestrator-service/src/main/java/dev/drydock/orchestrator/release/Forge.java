package dev.drydock.orchestrator.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How each kind of forge signs what it sends, and tells of a release. Pure. */
public enum Forge {
    GITHUB {
        @Override
        boolean signed(UnaryOperator<String> header, byte[] body, byte[] secret, Instant now) {
            return same(header.apply("X-Hub-Signature-256"), "sha256=" + hex(secret, body));
        }

        @Override
        Heard heard(UnaryOperator<String> header, JsonNode body, Instant now) {
            return heard(header.apply("X-GitHub-Event"), body);
        }
    },

    /** Forgejo too, which sends both of its names. */
    GITEA {
        @Override
        boolean signed(UnaryOperator<String> header, byte[] body, byte[] secret, Instant now) {
            String forgejo = header.apply("X-Forgejo-Signature");
            return same(forgejo == null ? header.apply("X-Gitea-Signature") : forgejo, hex(secret, body));
        }

        @Override
        Heard heard(UnaryOperator<String> header, JsonNode body, Instant now) {
            String gitea = header.apply("X-Gitea-Event");
            return heard(gitea == null ? header.apply("X-Forgejo-Event") : gitea, body);
        }
    },

    GITLAB {
        @Override
        boolean signed(UnaryOperator<String> header, byte[] body, byte[] secret, Instant now) {
            String signature = header.apply("webhook-signature");
            return signature == null
                    ? same(header.apply("X-Gitlab-Token"), new String(secret, StandardCharsets.UTF_8))
                    : standard(
                            signature,
                            header.apply("webhook-id"),
                            header.apply("webhook-timestamp"),
                            body,
                            secret,
                            now);
        }

        @Override
        Heard heard(UnaryOperator<String> header, JsonNode body, Instant now) {
            String of = body.at("/project/path_with_namespace").asText();
            return switch (body.path("object_kind").asText()) {
                case "tag_push" -> pushed(of, body);
                case "release" -> released(of, body, now);
                default -> Heard.ignored(of, "it tells of no release");
            };
        }

        private Heard released(String of, JsonNode body, Instant now) {
            if (!body.path("action").asText().equals("create")) return Heard.ignored(of, "the release is not new");
            Optional<Instant> at = time(body.path("released_at").asText());
            if (at.isPresent() && at.get().isAfter(now)) return Heard.ignored(of, "the release is not out yet");
            return Heard.of(of, body.path("tag").asText());
        }
    };

    /** As the newer form of GitLab's webhooks has it. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final String TAGS = "refs/tags/";

    /**
     * What a delivery says.
     *
     * @param version empty: no release, and why
     */
    public record Heard(String repository, Optional<String> version, String why) {
        static Heard of(String repository, String version) {
            return new Heard(repository, Optional.of(version), "");
        }

        static Heard ignored(String repository, String why) {
            return new Heard(repository, Optional.empty(), why);
        }
    }

    /** Over the body as it came, and compared in a time that says nothing. */
    abstract boolean signed(UnaryOperator<String> header, byte[] body, byte[] secret, Instant now);

    abstract Heard heard(UnaryOperator<String> header, JsonNode body, Instant now);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Heard heard(String event, JsonNode body) {
        String of = body.at("/repository/full_name").asText();
        return switch (String.valueOf(event)) {
            case "release" -> released(of, body);
            case "create" ->
                body.path("ref_type").asText().equals("tag")
                        ? Heard.of(of, body.path("ref").asText().replaceFirst("^" + TAGS, ""))
                        : Heard.ignored(of, "it is a branch");
            case "push" -> pushed(of, body);
            default -> Heard.ignored(of, "it tells of no release");
        };
    }

    private static Heard released(String of, JsonNode body) {
        JsonNode release = body.path("release");
        if (!body.path("action").asText().equals("published"))
            return Heard.ignored(of, "the release is not published by it");
        if (release.path("draft").asBoolean()) return Heard.ignored(of, "it is a draft");
        if (release.path("prerelease").asBoolean()) return Heard.ignored(of, "it is a pre-release");
        return Heard.of(of, release.path("tag_name").asText());
    }

    private static Heard pushed(String of, JsonNode body) {
        String ref = body.path("ref").asText();
        if (!ref.startsWith(TAGS)) return Heard.ignored(of, "it is no tag");
        if (body.path("deleted").asBoolean() || body.path("after").asText().matches("0+")) {
            return Heard.ignored(of, "the tag was deleted");
        }
        return Heard.of(of, ref.substring(TAGS.length()));
    }

    private static boolean standard(
            String signatures, String id, String time, byte[] body, byte[] secret, Instant now) {
        if (id == null || time == null || !time.matches("[0-9]{1,11}")) return false;
        Instant sent = Instant.ofEpochSecond(Long.parseLong(time));
        if (Duration.between(sent, now).abs().compareTo(OLDEST) > 0) return false;
        byte[] head = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        String right = "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), all));
        boolean one = false;
        for (String signature : signatures.split(" ", 10)) one |= same(signature, right);
        return one;
    }

    /** Such a secret is written with what it is before it. */
    private static byte[] key(byte[] secret) {
        String text = new String(secret, StandardCharsets.UTF_8);
        try {
            return text.startsWith("whsec_") ? Base64.getDecoder().decode(text.substring("whsec_".length())) : secret;
        } catch (IllegalArgumentException e) {
            return secret;
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(java.time.OffsetDateTime.parse(
                            text.replaceFirst(" UTC$", "Z").replace(' ', 'T'))
                    .toInstant());
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean same(String given, String right) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] secret, byte[] body) {
        return HexFormat.of().formatHex(hmac(secret, body));
    }

    private static byte[] hmac(byte[] secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
