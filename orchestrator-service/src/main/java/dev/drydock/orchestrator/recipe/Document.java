package dev.drydock.orchestrator.recipe;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Hostile text → tree. Nothing is ever constructed from it, and its size, depth and characters are bounded first. */
final class Document {
    static final int MOST_BYTES = 256 * 1024;

    private Document() {}

    /** @return the top level's keys; empty: it could not be read, and the notes say why */
    static Optional<Node.Fields> parse(String yaml, Notes notes) {
        if (yaml.length() > MOST_BYTES || yaml.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            notes.add(Mark.START, "the file is longer than 256 KiB", "a recipe or site file of a few pages");
            return Optional.empty();
        }
        if (!cleanCharacters(yaml, notes)) return Optional.empty();
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(MOST_BYTES);
            Node top = new TreeBuilder(
                            new Yaml(options).parse(new StringReader(yaml)).iterator(), notes)
                    .document();
            if (top instanceof Node.Fields fields) return Optional.of(fields);
            if (notes.clean()) notes.add(top.at(), "found " + top.kind(), "a file of keys, such as `recipe: NAME`");
        } catch (TreeBuilder.TooDeep e) {
            notes.add(e.at, "nested deeper than " + TreeBuilder.DEEPEST + " levels", "a flat file");
        } catch (MarkedYAMLException e) {
            notes.add(
                    mark(e),
                    "this is not YAML: " + reason(e),
                    "check indentation and brackets here, and put quotes around a text with : ? # [ ] { } in it");
        } catch (YAMLException e) {
            notes.add(Mark.START, "this is not YAML: " + Notes.quote(e.getMessage()), "a plain YAML file");
        }
        return Optional.empty();
    }

    /** @return empty: not UTF-8 */
    static Optional<String> text(byte[] bytes, Notes notes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            notes.add(Mark.START, "the file is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
    }

    private static boolean cleanCharacters(String yaml, Notes notes) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < yaml.length(); i++) {
            char c = yaml.charAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if (forbidden(c) || (c == '\r' && !yaml.startsWith("\r\n", i))) {
                notes.add(
                        new Mark(line, column), "a character that may not stand here, " + named(c), "plain UTF-8 text");
                return false;
            }
            column++;
        }
        return true;
    }

    /** Also what no keyboard types and what turns text around before a reader's eyes. */
    static boolean forbidden(char c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
        boolean turning = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        return control || turning || c == '\ufffd' || c == '\ufeff' || c == '\u2028' || c == '\u2029';
    }

    static String named(char c) {
        return String.format("U+%04X", (int) c);
    }

    private static Mark mark(MarkedYAMLException e) {
        var at = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        return at == null ? Mark.START : new Mark(at.getLine() + 1, at.getColumn() + 1);
    }

    private static String reason(MarkedYAMLException e) {
        return e.getProblem() == null ? "unreadable" : e.getProblem().replaceAll("\\s+", " ");
    }
}
