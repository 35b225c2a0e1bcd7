package dev.drydock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A rolling release: the branch is the channel. */
@Tag("stack")
class BranchTest {

    @Test
    void isGoneToByTheCommitThatThePlanPins() throws IOException {
        Recipes.add("harbour-main", y -> y.replace("stable: \"v*\"", "stable: \"v*\", branch: main"));
        try (Harbour harbour = Harbour.open("harbour-main")) {
            Releases.mendHarbour(harbour.site.dir());

            Harbour.Said said = Harbour.drydock("upgrade", harbour.name, "--to", "main", "--watch", "--yes");

            assertThat(said.exit()).as(said.out()).isZero();
            assertThat(said.out()).contains("refs/heads/main is no release: the plan pins the commit");
            assertThat(harbour.version()).isEqualTo("1.2.0");
            assertThat(Api.run(said.run()).path("to").path("commit").asText())
                    .isEqualTo(Tool.run(List.of("git", "rev-parse", "HEAD"), harbour.site.root())
                            .strip());
            assertThat(Harbour.drydock("upgrade", harbour.name, "--to", "main", "--yes")
                            .out())
                    .contains("is there already: nothing to do");
            assertThat(Harbour.drydock("releases", harbour.name).out()).doesNotContain("refs/heads");
        }
    }
}
