package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Command;
import dev.drydock.contract.Content;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import dev.drydock.shows.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a site is told to people elsewhere. */
class DescribeTest {
    private static final String PASSWORD = "it's a \"canary\\bird: #1 $x/ä";

    @TempDir
    Path base;

    private Fixture harbour;

    @BeforeEach
    void aSiteWithALog() {
        harbour = Fixture.tiny(base);
        harbour.inRoot("seq -f 'line %g' 1000 >var/log/app-1.log; echo older >var/log/app-0.log;"
                + " touch -d 2001-01-01 var/log/app-0.log; mkdir ../outside; echo canary >../outside/secret");
    }

    private Found.Described described(String log, String... texts) {
        return described(List.of(), List.of(log), texts);
    }

    private Found.Described described(List<Work.Fact> facts, List<String> logs, String... texts) {
        Said said = harbour.perform(new Work.Describe(harbour.content, facts, logs, List.of(texts)));
        return (Found.Described) ((Said.Done) said).found();
    }

    private Found.Log only(String log) {
        return described(log).logs().getFirst();
    }

    @Test
    @Shows(117)
    void theEndOfTheNewestLogThatFits() {
        Found.Log log = only("var/log/app-*.log");

        assertThat(log.file())
                .isEqualTo(harbour.root.resolve("var/log/app-1.log").toString());
        assertThat(log.text().lines()).hasSize(200).startsWith("line 801").endsWith("line 1000");
        assertThat(log.trouble()).isEmpty();
    }

    @Test
    @Shows(118)
    void aLogOutsideOfTheRoot() {
        harbour.inRoot("echo 'AH00558: apache2' >../outside/error.log");

        assertThat(only(base.resolve("outside/error.log").toString()).text()).isEqualTo("AH00558: apache2");
    }

    @Test
    void ofALongLineNothingIsToldThatBeginsWithinIt() {
        harbour.inRoot("{ head -c 40000 /dev/zero | tr '\\0' a; echo; echo end; } >var/log/long.log");

        assertThat(only("var/log/long.log").text()).isEqualTo("end");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ln -s ../../../outside/secret var/log/app.log       | over a link",
                "ln -s ../../marker var/log/app.log                  | over a link",
                "rm -r var/log; ln -s ../../outside var/log          | over a link",
                "mkdir var/log/app.log                               | no such file",
                "mkfifo var/log/app.log                              | no such file",
                "true                                                | no such file",
                "rm -r var/log                                       | no such file",
                "printf 'a\\0b' >var/log/app.log                     | no text",
                ": >var/log/app.log                                  | is empty",
            })
    void whatIsNoPlainLogWhereItSeemsToLieIsNotRead(String change, String trouble) {
        harbour.inRoot(change + "; [ ! -d ../outside ] || cp ../outside/secret ../outside/app.log");

        Found.Log log = only("var/log/app.log");

        assertThat(log.trouble()).contains(trouble);
        assertThat(log.text()).isEmpty();
    }

    @Test
    void noPathLeadsOutOfTheRoot() {
        assertThat(only("../outside/secret").trouble()).contains("over a link");
        assertThat(only("var/../../outside/secret").trouble()).contains("over a link");
    }

    @Test
    void whatTheApplicationKeepsSecretIsHiddenHoweverItIsSpelt() throws IOException {
        inEnv();
        String spelt = String.join("\n", Spellings.of(PASSWORD)) + "\nkey canarykey, debug true";
        Files.writeString(harbour.root.resolve("var/log/app.log"), spelt);

        Found.Described told = described("var/log/app.log", spelt);

        assertThat(told.logs().getFirst().text())
                .doesNotContain("canary")
                .contains("***")
                .endsWith("key ***, debug true");
        assertThat(told.texts()).containsExactly(told.logs().getFirst().text());
        assertThat(told.withheld()).isEmpty();
    }

    @Test
    void whereNobodyKnowsWhatIsSecretNothingIsTold() throws IOException {
        inEnv();
        harbour.inRoot("rm .env; echo canary >var/log/app.log");

        Found.Described told = described(
                List.of(new Work.Fact("PHP", Command.of("echo 8.2.29"))), List.of("var/log/app.log"), "canary");

        assertThat(told.withheld()).contains("there is no such file");
        assertThat(told.logs()).isEmpty();
        assertThat(told.texts()).isEmpty();
        assertThat(told.facts()).contains(new Found.Told("PHP", "8.2.29", ""));
    }

    @Test
    @Shows(116)
    void whatTheHostHasOrWhyNobodyKnows() {
        List<Found.Told> facts = described(
                        List.of(
                                new Work.Fact("PHP", Command.of("echo notice; echo 8.2.29")),
                                new Work.Fact("Composer", Command.of("composer-is-not-there")),
                                new Work.Fact("silent", Command.of("true")),
                                new Work.Fact("broken", Command.of("echo canary; exit 3"))),
                        List.of())
                .facts();

        assertThat(facts)
                .contains(
                        new Found.Told("PHP", "8.2.29", ""),
                        new Found.Told("Composer", "", "it could not be asked: exit 127"),
                        new Found.Told("silent", "", "it could not be asked: it printed nothing"),
                        new Found.Told("broken", "", "it could not be asked: exit 3"));
        assertThat(facts).extracting(Found.Told::what).contains("system", "kernel", "user", "free space");
    }

    private void inEnv() throws IOException {
        Files.writeString(
                harbour.root.resolve(".env"),
                "DB_DATABASE=app\nDB_PASSWORD=\"" + PASSWORD.replaceAll("([\\\\\"])", "\\\\$1")
                        + "\"\nAPP_KEY=canarykey\nAUTH_DEBUG=true\n");
        Content all = Fixture.CONTENT;
        Content.Server at = new Content.Server(new Content.Credentials("env", ".env", "", ""), "");
        harbour.content = new Content(
                all.volatiles(),
                all.cache(),
                all.outside(),
                all.mark(),
                List.of(new Content.Database("main", "mysql", "", at)));
    }
}
