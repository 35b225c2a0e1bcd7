package dev.drydock.backup;

import dev.drydock.contract.Said;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Site;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Moves data between the site and us, one pipe at a time. What goes wrong ends the order. */
final class Line {
    interface Feed {
        void into(OutputStream toSite) throws IOException;
    }

    interface Taker<T> {
        T from(InputStream fromSite) throws IOException;
    }

    private record Came<T>(T value, Whole whole, IOException trouble) {}

    /** What a pipe holds. Its own buffers are an eighth of it. */
    static final int BLOCK = 1 << 16;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Site site;
    private final String what;
    private boolean gave;

    Line(Site site, String what) {
        this.site = site;
        this.what = what;
    }

    static final Feed NOTHING = toSite -> {};

    /** What the site uses only when all of it has come: the word that goes before it comes once more after it. */
    static void whole(OutputStream toSite, Feed feed) throws IOException {
        whole(toSite, word -> word, feed);
    }

    /** @param last the line that comes last, with the word in it */
    static void whole(OutputStream toSite, UnaryOperator<String> last, Feed feed) throws IOException {
        String word = word();
        toSite.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
        OutputStream out = new BufferedOutputStream(toSite, BLOCK);
        feed.into(out);
        out.write((last.apply(word) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Something that was sent may have changed the site: the order has begun, whatever refuses it from now on. */
    boolean gave() {
        return gave;
    }

    /** The site is on this machine: there is no link that could be cut. */
    boolean here() {
        return site.place().at() == null;
    }

    /** @param fine the highest exit code of the sending command that is no failure */
    <T> T take(Scripts script, List<String> arguments, int fine, Feed feed, Taker<T> taker) {
        return take(script, arguments, Map.of(), fine, feed, taker);
    }

    <T> T take(
            Scripts script,
            List<String> arguments,
            Map<String, String> environment,
            int fine,
            Feed feed,
            Taker<T> taker) {
        NotStored[] unstored = new NotStored[1];
        String word = word();
        Map<String, String> all = new HashMap<>(environment);
        all.put("DRYDOCK_WORD", word);
        Piped<Came<T>> piped = site.pipe(pipe(script, arguments, all), (from, to) -> {
            try {
                return come(from, to, word, feed, taker);
            } catch (NotStored e) {
                unstored[0] = e;
                throw e;
            }
        });
        if (unstored[0] != null) throw notStored(unstored[0]);
        Piped.Over<Came<T>> over = over(piped);
        Whole whole = over.value().whole();
        int exit = whole.exit().orElseThrow(() -> cut(over));
        if (exit > fine) throw failed("the site's own command exited with " + exit, over.errors());
        if (over.value().trouble() != null) throw cut(over);
        return over.value().value();
    }

    void give(Scripts script, List<String> arguments, Feed feed) {
        give(script, arguments, Map.of(), feed);
    }

    void give(Scripts script, List<String> arguments, Map<String, String> environment, Feed feed) {
        IOException[] trouble = new IOException[1];
        boolean[] refused = new boolean[1];
        boolean before = gave;
        gave = true;
        Piped<String> piped = site.pipe(pipe(script, arguments, environment), (from, to) -> {
            // without its last line the script uses nothing of it, and where the script ended first its exit code tells
            // why
            Outlet outlet = new Outlet(to);
            try (outlet) {
                feed.into(outlet);
            } catch (IOException e) {
                trouble[0] = e;
            }
            refused[0] = outlet.refused();
            from.transferTo(OutputStream.nullOutputStream());
            return "";
        });
        if (piped instanceof Piped.Refused) gave = before;
        // what could not be sent because it could not be read is not the site's fault, whatever the script said to a
        // half
        if (trouble[0] != null && !refused[0] && piped instanceof Piped.Over<String> half)
            throw failed("not all of it was sent: " + trouble[0].getMessage(), half.errors());
        Piped.Over<String> over = over(piped);
        if (trouble[0] != null) throw failed("not all of it was taken: " + trouble[0].getMessage(), over.errors());
    }

    private Pipe pipe(Scripts script, List<String> arguments, Map<String, String> environment) {
        List<String> all =
                new ArrayList<>(List.of(site.place().jobs(), site.place().root()));
        all.addAll(arguments);
        return new Pipe(script.text(), all, environment);
    }

    private static String word() {
        byte[] word = new byte[16];
        RANDOM.nextBytes(word);
        return HexFormat.of().formatHex(word);
    }

    /** What cannot be made sense of is read to its end all the same: only then the site's own word of it is known. */
    private static <T> Came<T> come(InputStream from, OutputStream to, String word, Feed feed, Taker<T> taker)
            throws IOException {
        Whole whole = new Whole(new BufferedInputStream(from, BLOCK), word);
        T value = null;
        IOException trouble = null;
        try {
            try (to) {
                feed.into(to);
            }
            value = taker.from(whole);
        } catch (NotStored e) {
            throw e;
        } catch (IOException e) {
            trouble = e;
        }
        whole.transferTo(OutputStream.nullOutputStream());
        return new Came<>(value, whole, trouble);
    }

    private <T> Piped.Over<T> over(Piped<T> piped) {
        return switch (piped) {
            case Piped.Refused<T>(String reason) ->
                throw Ended.refused(
                        what + " was not begun: " + reason,
                        "start it again; if it is refused again, another Drydock works on this site: see `holder` in its folder for jobs");
            case Piped.Broken<T>(String reason) ->
                throw new Ended(new Said.Interrupted(what + " was interrupted: " + reason, ""));
            case Piped.Over<T> over -> {
                if (over.exit() != 0) {
                    throw failed(Exits.meaning(over.exit(), site.place()), over.errors())
                            .exit(over.exit());
                }
                yield over;
            }
        };
    }

    private <T> Ended cut(Piped.Over<Came<T>> over) {
        IOException trouble = over.value().trouble();
        return failed(
                "what came from the site is not whole after "
                        + over.value().whole().count() + " bytes"
                        + (trouble == null ? "" : ": " + trouble.getMessage()),
                over.errors());
    }

    private Ended notStored(NotStored e) {
        return new Ended(e.said(what));
    }

    private Ended failed(String reason, String errors) {
        return Ended.failed(
                what + " failed: " + reason, "look at its output for the cause, mend it, then try again", errors);
    }
}
