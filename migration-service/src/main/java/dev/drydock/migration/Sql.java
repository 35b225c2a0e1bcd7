package dev.drydock.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL as a tool printed it: people approve its hash, so what only looks different must not count. */
record Sql(String text) {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    /** One after the other, so that a semicolon inside a literal or a comment ends nothing. */
    private static final Pattern TOKEN = Pattern.compile(
            """
            '(?:[^'\\\\]|''|\\\\.)*+'|"(?:[^"]|"")*+"|`[^`]*+`|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*+|/\\*.*?\\*/|;|\\s++|.""",
            Pattern.DOTALL);

    static Sql printed(String output) {
        return new Sql(COLOURS.matcher(output)
                .replaceAll("")
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip());
    }

    String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those that end with a semicolon: what else a tool prints is prose. */
    int statements() {
        int count = 0;
        boolean something = false;
        var token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            if (word.equals(";")) {
                count += something ? 1 : 0;
                something = false;
            } else if (!word.isBlank() && !word.startsWith("--") && !word.startsWith("/*")) {
                something = true;
            }
        }
        return count;
    }
}
