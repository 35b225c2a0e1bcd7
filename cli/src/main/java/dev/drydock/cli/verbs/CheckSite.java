package dev.drydock.cli.verbs;

import static dev.drydock.cli.api.Api.path;

import dev.drydock.cli.api.Check;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = {
            "Is a site well? Code, schema, version, doors and page are looked at; nothing is changed.",
            "What cannot be asked is said, and never counted as well."
        },
        footer = {"  ./drydock check harbour-one", "  ./drydock check harbour-one --json"},
        exitCodeList = {"0:it is well", "1:something was found, or no answer; nothing was changed", Exit.WRONG})
final class CheckSite implements Callable<Integer> {
    @Mixin
    final Remote remote;

    @Parameters(paramLabel = "SITE", description = "the site's name")
    String site;

    CheckSite(Remote remote) {
        this.remote = remote;
    }

    @Override
    public Integer call() {
        Reply reply = remote.api().get(path("sites", site, "check"));
        int shown = remote.show(reply, Check.class, CheckSite::lines);
        boolean well = reply instanceof Reply.Good good && good.as(Check.class).well();
        return well ? shown : Exit.REFUSED;
    }

    private static List<String> lines(Check c) {
        List<String> lines = new ArrayList<>();
        String at = c.version() == null ? "" : " at " + Version.text(c.version());
        String found = c.found().size() == 1 ? "1 thing was found" : c.found().size() + " things were found";
        lines.add(c.site() + at + ": " + (c.well() ? "well" : found + "; nothing was changed"));
        if (c.run() != null) lines.add("run " + c.run() + " is at work there, which may be why");
        c.looked().forEach(l -> lines.add("  " + l));
        for (Check.Remark r : c.found()) {
            lines.add("");
            lines.add(r.sign() + ": " + r.what());
            lines.add("  where     " + indented(r.where()));
            if (r.evidence() != null && !r.evidence().isBlank())
                r.evidence().lines().forEach(l -> lines.add("  | " + l));
            lines.add("  next      " + r.next());
        }
        return lines;
    }

    private static String indented(String text) {
        return text == null ? "" : text.strip().replace("\n", " ⏎ ");
    }
}
