package dev.drydock.maintenance;

import dev.drydock.contract.Found;
import dev.drydock.contract.Health;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The site's own word for its version and its page, against what they should be. */
record Probe(Outside outside, Patience patience) {

    private record Seen(String version, int status, List<String> wrong) {}

    Said perform(Work.Probe work, Site site) {
        Seen seen = patience.until(each -> each.wrong().isEmpty(), () -> look(work, site));
        return seen.wrong().isEmpty()
                ? new Said.Done(new Found.Probed(seen.version(), seen.status()))
                : new Said.Failed(
                        "the probe of " + site.place().site() + " found after " + patience.looks() + " tries: "
                                + String.join("; ", seen.wrong()),
                        "look at the application's own log in " + site.place().root(),
                        "");
    }

    private Seen look(Work.Probe work, Site site) {
        Health health = work.health();
        List<String> wrong = new ArrayList<>();
        Output output = site.read(Read.command(health.version()));
        String version = output.text().strip();
        version(work.expected().name(), output).ifPresent(wrong::add);
        int status = 0;
        if (work.throughDoors() && !health.url().isEmpty()) {
            Page page = outside.ask(health.url(), WayIn.header(health, site));
            page(health, page).ifPresent(wrong::add);
            status = page instanceof Page.Answered answered ? answered.status() : 0;
        }
        return new Seen(version, status, wrong);
    }

    /** Nobody knows beforehand what an application calls itself on a branch, or that could not say so while it was broken. */
    private static Optional<String> version(String expected, Output output) {
        boolean any = expected.isEmpty() || Version.branch(expected);
        String should = "the version command should print " + (any ? "a version" : expected);
        String version = output.text().strip();
        if (!output.ok()) {
            String ended = output.exit() < 0 ? "did not end within its limit" : "exited with " + output.exit();
            return Optional.of(
                    should + ", but it " + ended + ": " + shown(output.errors().strip()));
        }
        boolean right = any ? !version.isEmpty() : Judgement.sameVersion(version, expected);
        return right ? Optional.empty() : Optional.of(should + ", it printed: " + shown(version));
    }

    /** @return what is wrong with it; empty: nothing */
    static Optional<String> page(Health health, Page page) {
        String what = health.url() + " should answer with status 200";
        if (!(page instanceof Page.Answered answered) || answered.status() != 200) {
            return Optional.of(what + ", it gave " + page.told());
        }
        return answered.body().contains(health.content())
                ? Optional.empty()
                : Optional.of(what + " and `" + health.content() + "` on the page, the page begins with: "
                        + shown(answered.body().strip()));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text.length() <= 200 ? text : text.substring(0, 200) + " …";
    }
}
