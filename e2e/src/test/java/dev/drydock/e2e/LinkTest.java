package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.shows.Shows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sites on another machine, reached by ssh, and the link to them cut for half a minute. The whole of Drydock runs in one
 * network namespace, the site in another; where namespaces are not to be had, behind a relay on this machine.
 */
@Tag("faults")
class LinkTest {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    @Test
    @Shows(34)
    void aSiteBehindSshIsUpgradedRestoredAndSurvivesACutLink() throws Exception {
        Optional<Namespaces> made = Namespaces.make();
        try {
            List<String> command = new ArrayList<>(
                    made.map(n -> List.of("ip", "netns", "exec", n.near())).orElse(List.of()));
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-Ddrydock.home=" + Path.of("..").toAbsolutePath().normalize(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    LinkStory.class.getName(),
                    made.map(Namespaces::far).orElse("")));
            if (made.isEmpty()) System.out.println("no network namespaces here: tested behind a relay on this machine");
            Process story =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String told = new String(story.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = story.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(ended && story.exitValue() == 0).as(end(told)).isTrue();
            for (String chapter : LinkStory.CHAPTERS) assertThat(told).contains("as told: " + chapter);
        } finally {
            made.ifPresent(Namespaces::close);
        }
    }

    private static String end(String told) {
        return told.substring(Math.max(0, told.length() - 3000));
    }
}
