package dev.drydock.orchestrator.bundle;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A text of somebody's site as others may read it. By form alone: what a site's secrets are only its participants know, who have hidden
 * them by value before. When unsure it hides: a version of four numbers goes for an address, too. Pure.
 */
public final class Redaction {
    private static final String HIDDEN = "***";
    private static final int LONGEST_LINE = 2000;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
    /** And what turns the direction of a text, or takes no room. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]{0,40}KEY[A-Z ]{0,20}-----.*?(?:-----END [^\\n]*|\\z)", Pattern.DOTALL);
    private static final Pattern END_OF_KEY =
            Pattern.compile("\\A.*-----END [A-Z0-9 ]{0,40}KEY[A-Z ]{0,20}-----", Pattern.DOTALL);

    private record Rule(Pattern what, String with) {
        static Rule of(String what, String with) {
            return new Rule(Pattern.compile(what), with);
        }

        String apply(String line) {
            return what.matcher(line).replaceAll(with);
        }
    }

    private static final String SECRET =
            "(?:pass(?:word|wort|phrase|wd|code)s?|pwd|secret|token|api[_-]?key|[_-]key|credential|session"
                    + "|csrf|xsrf|nonce|salt|otp|cookie|dsn)";
    private static final String NAME =
            "(?![\\w.\\\\]{0,80}(?:Exception|Error)\\b)([\\w.\\[-]{0,60}" + SECRET + "[\\w.\\]-]{0,60})";

    private static final List<Rule> RULES = List.of(
            // what a function was called with, in a trace of its calls
            Rule.of("(#\\d{1,4} .{0,1000}?\\(\\d{1,7}\\): [^\\s(]{1,300}\\().*", "$1…)"),
            Rule.of("(#\\d{1,4} (?:\\{main}|\\[internal function]): [^\\s(]{1,300}\\().*", "$1…)"),
            // rows, as frameworks add them to an error of the database
            Rule.of("(?i)\\b(with params(?:eters)?:?\\s{0,9}\\[|values\\s{0,9}\\().*", "$1…"),
            Rule.of("(?i)([a-z][a-z0-9+.-]{0,20}://)[^\\s\"'<>]{0,500}@", "$1" + HIDDEN + "@"),
            Rule.of(
                    "(?i)\\b((?:proxy-)?authorization|(?:set-)?cookie2?|x-[a-z-]{0,40}(?:key|token|auth)[a-z-]{0,40})\\b([\"']?\\s{0,9}(?:=>|[:=])).*",
                    "$1$2 " + HIDDEN),
            Rule.of("(?i)\\b(bearer|basic)\\s{1,9}[a-z0-9._~+/=-]{6,}", "$1 " + HIDDEN),
            Rule.of(
                    "(?i)" + NAME
                            + "([\"'`]?\\s{0,9}(?:=>|:=|=|:(?!:))\\s{0,9})(?:\"(?:[^\"\\\\]|\\\\.)*+\"?|'(?:[^'\\\\]|\\\\.)*+'?)",
                    "$1$2" + HIDDEN),
            Rule.of("(?i)" + NAME + "([\"'`]?\\s{0,9}:(?![:=])\\s{0,9})(?![*\\s]).*", "$1$2" + HIDDEN),
            Rule.of("(?i)" + NAME + "([\"'`]?\\s{0,9}(?:=>|:=|=)\\s{0,9})(?!\\*)[^\\s,;&)}\\]]+", "$1$2" + HIDDEN),
            Rule.of("(?i)(\\s--?(?:[a-z]{1,20}-)?(?:pass|pwd|token|secret)[a-z-]{0,20}\\s{1,9})\\S+", "$1" + HIDDEN),
            Rule.of("(?i)(\\b(?:mysql|mariadb)[a-z-]{0,20}\\b[^\\n]{0,500}?\\s-p)\\S+", "$1" + HIDDEN),
            Rule.of("\\$(?:2[abxy]?|argon2[a-z]{0,2}|[1567yPH])\\$[^\\s'\",)]+", HIDDEN),
            Rule.of("\\b(?:pbkdf2|bcrypt|argon2|scrypt|md5|sha1)[a-z0-9_]{0,20}\\$[^\\s'\",)]+", HIDDEN),
            Rule.of("\\beyJ[\\w-]{6,}\\.[\\w.-]+", HIDDEN),
            Rule.of(
                    "\\b(?:AKIA|ASIA)[0-9A-Z]{12,}|\\bAGE-SECRET-KEY-\\w+|\\bgh[a-z]_\\w{16,}|\\bgl[a-z]{1,6}-[\\w-]{16,}|\\bxox[a-z]-[\\w-]{8,}|\\b[sr]k_(?:live|test)_\\w{8,}",
                    HIDDEN),
            Rule.of("(?<![0-9A-Za-z])[0-9a-fA-F]{32,}(?![0-9A-Za-z])", HIDDEN),
            Rule.of(
                    "(?<![\\w+/-])(?=[\\w+-]{0,500}[0-9])(?=[\\w+-]{0,500}[a-z])(?=[\\w+-]{0,500}[A-Z])[\\w+-]{32,}={0,2}",
                    HIDDEN),
            Rule.of("[\\p{L}\\p{N}._%+'-]{1,64}(?:@|%40)[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63})+", HIDDEN),
            Rule.of("(?<![\\d.])(?!127\\.)\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]?\\d)", HIDDEN));

    private static final Pattern COLONS =
            Pattern.compile("(?<![\\w:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![\\w:])");

    private Redaction() {}

    /** Lines stay lines; nothing is left that a terminal or a page would take for more than letters. */
    public static String of(String text) {
        String keyless = KEY.matcher(plain(text)).replaceAll(HIDDEN);
        return String.join(
                "\n",
                END_OF_KEY
                        .matcher(keyless)
                        .replaceAll(HIDDEN)
                        .lines()
                        .map(Redaction::line)
                        .toList());
    }

    /** Letters alone, nothing redacted yet. */
    public static String plain(String text) {
        return UNSEEN.matcher(COLOURS.matcher(text.replace("\r\n", "\n")).replaceAll(""))
                .replaceAll("");
    }

    private static String line(String line) {
        String redacted = line;
        for (Rule rule : RULES) redacted = rule.apply(redacted);
        redacted = COLONS.matcher(redacted).replaceAll(Redaction::colons);
        return redacted.length() <= LONGEST_LINE ? redacted : redacted.substring(0, LONGEST_LINE) + " …";
    }

    /** An address of IPv6; not a time, nor a class and its function. */
    private static String colons(MatchResult found) {
        String text = found.group();
        boolean address = text.chars().filter(c -> c == ':').count() == 7
                || text.contains("::") && text.chars().anyMatch(Character::isDigit);
        return address && !text.equals("::1") ? HIDDEN : text;
    }
}
