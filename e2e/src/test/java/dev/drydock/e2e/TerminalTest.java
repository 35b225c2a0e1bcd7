package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.demo.HarbourSite;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees who follows a run in a terminal: the real ./drydock, in the real tmux. */
@Tag("systems")
class TerminalTest {
    private static final String TO = "v1.1.1";
    private static final Predicate<String> HELD = s -> s.contains("▸ 11 migrate");
    /** Who comes later is not told again what was said. */
    private static final Predicate<String> SAID = s -> s.contains("migrating: 003-buoys");

    private static final Predicate<String> OVER = s -> s.contains("exit code ");

    @Test
    void aRunIsDrawnAsItGoesAndSummedUpAtItsEnd() throws IOException {
        try (Harbour harbour = upgradedOnce("harbour-drawn")) {
            harbour.site.switches().hold();
            try (Tmux wide = Tmux.open(160, 48, "", "upgrade", harbour.name, "--to", TO, "--yes", "--watch")) {
                assertThat(harbour.site.switches().arrived(Duration.ofSeconds(240)))
                        .as(wide::screen)
                        .isTrue();
                golden(wide, SAID, "held-160");
                assertThat(wide.painted()).contains("\033[");
                String run = newest(harbour);
                try (Tmux narrow = Tmux.open(80, 24, "", "watch", run);
                        Tmux joined = Tmux.open(160, 48, "", "watch", run)) {
                    golden(narrow, HELD, "held-80");
                    golden(joined, HELD, "held-160-joined");
                    withoutColours(run);
                    plainly(run);
                    wide.resize(80, 24);
                    golden(wide, SAID, "held-resized-to-80");

                    harbour.site.switches().release();

                    golden(narrow, OVER, "over-80");
                    golden(joined, OVER, "over-160");
                    golden(wide, OVER, "over-resized-to-80");
                }
            }
        }
    }

    @Test
    void oneThatGoesBackSaysWhyAndShowsTheProof() throws IOException {
        try (Harbour harbour = upgradedOnce("harbour-back");
                Tmux narrow =
                        Tmux.open(80, 60, "", "upgrade", harbour.name, "--to", HarbourSite.BAD, "--yes", "--watch")) {
            golden(narrow, OVER, "back-80");
            try (Tmux wide = Tmux.open(160, 60, "", "watch", newest(harbour))) {
                golden(wide, OVER, "back-160");
            }
        }
    }

    private static void withoutColours(String run) {
        try (Tmux colourless = Tmux.open(80, 24, "NO_COLOR=1", "watch", run)) {
            golden(colourless, HELD, "held-80-without-colours");
            assertThat(colourless.painted()).doesNotContain("\033");
        }
    }

    private static void plainly(String run) {
        try (Tmux dumb = Tmux.open(80, 24, "TERM=dumb", "watch", run)) {
            golden(dumb, s -> s.contains("migrate: running"), "held-80-dumb");
            assertThat(dumb.painted()).doesNotContain("\033");
        }
    }

    /** So that it is known how long its steps take. */
    private static Harbour upgradedOnce(String name) throws IOException {
        Harbour harbour = Harbour.named(name);
        String run = Api.upgrade(harbour.name, HarbourSite.GOOD);
        assertThat(Api.rested(run).path("state").asText()).as(Api.told(run)).isEqualTo("succeeded");
        Releases.patchHarbour(harbour.site.dir());
        return harbour;
    }

    private static String newest(Harbour harbour) {
        return Api.get("runs?limit=1&site=" + harbour.name)
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** Taken between two drawings: then it is twice the same. */
    private static void golden(Tmux terminal, Predicate<String> when, String name) {
        AtomicReference<String> before = new AtomicReference<>("");
        Predicate<String> whole = s -> unvaried(s).equals(before.getAndSet(unvaried(s)));
        String screen = terminal.when(whole.and(when).and(s -> terminal.broken().isEmpty()));
        Golden.same("screens/" + name + ".txt", unvaried(screen) + "\n");
    }

    /** What is another each time, by what is as wide. */
    private static String unvaried(String screen) {
        String same = screen.replaceAll("\\d{4}-\\d\\d-\\d\\d", "####-##-##")
                .replaceAll("\\d\\d:\\d\\d:\\d\\d", "##:##:##")
                .replaceAll("\\b\\d:\\d\\d\\b", "#:##")
                .replaceAll("\\b(\\d+ min )?\\d+ s\\b", "# s");
        return Pattern.compile("\\b([0-9a-z]{20}|[0-9a-f]{64})\\b|(?<=\\()[0-9a-f]{7}(?=\\))")
                .matcher(same)
                .replaceAll(m -> Matcher.quoteReplacement("#".repeat(m.group().length())));
    }
}
