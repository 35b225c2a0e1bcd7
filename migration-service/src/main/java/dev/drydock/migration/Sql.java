package dev.drydock.migration;

import dev.drydock.contract.Found.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** SQL as a tool printed it: people approve its hash, so what only looks different must not count. */
record Sql(String text) {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    /** One after the other, so that a semicolon inside a literal or a comment ends nothing. */
    static final Pattern TOKEN = Pattern.compile(
            """
            '(?:[^'\\\\]|''|\\\\.)*+'|"(?:[^"]|"")*+"|`[^`]*+`|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*+|/\\*.*?\\*/|;|\\s++|.""",
            Pattern.DOTALL);

    /** Of Laravel's, the migration's name may stand before it. */
    private static final Pattern BEGINS = Pattern.compile(
            "^\\s*(?:[A-Za-z0-9_]+: )?(?:create|alter|drop|insert|update|delete|rename|truncate|replace|set|grant|call)\\s",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    static Sql printed(String output) {
        return new Sql(Prose.without(COLOURS.matcher(output)
                        .replaceAll("")
                        .lines()
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n")))
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

    /** Those that end with a semicolon, and the last also without one: what else a tool prints is prose. */
    List<Statement> statements() {
        List<Statement> statements = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean something = false;
        var token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group();
            if (!word.equals(";")) {
                piece.append(word);
                something |= !word.isBlank() && !comment(word);
                continue;
            }
            if (something) statements.add(statement(piece));
            piece.setLength(0);
            something = false;
        }
        if (something && BEGINS.matcher(piece).find()) statements.add(statement(piece));
        return statements;
    }

    private static Statement statement(CharSequence piece) {
        String text = piece.toString().strip();
        return new Statement(text, Takes.of(text));
    }

    /** What MySQL runs though it stands in a comment is none. */
    static boolean comment(String token) {
        return token.startsWith("--")
                || token.startsWith("/*") && !token.startsWith("/*!") && !token.startsWith("/*M!");
    }
}
