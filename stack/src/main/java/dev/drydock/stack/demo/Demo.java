package dev.drydock.stack.demo;

import dev.drydock.cli.api.Api;
import dev.drydock.cli.api.Reply;
import dev.drydock.cli.api.Run;
import dev.drydock.cli.api.Target;
import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.watch.Pace;
import dev.drydock.cli.watch.Watcher;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.process.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two upgrades of one real site through the HTTP API, as any client would do them. */
public final class Demo {
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(20);

    private final HarbourSite site;
    private final Api api;
    private final Console console;
    private final DemoText text;
    private final boolean quiet;

    private Demo(HarbourSite site, Api api, Console console, boolean quiet) {
        this.site = site;
        this.api = api;
        this.console = quiet ? Silent.of(console) : console;
        this.text = new DemoText(this.console);
        this.quiet = quiet;
    }

    /** @param quiet nothing is printed: the caller prints the stories as JSON */
    public static List<Story> run(Stack stack, Console console, boolean quiet) {
        Api api = new Api(Target.find(console, stack.url(), stack.tokenFile()));
        HarbourSite site = DemoSites.fresh(stack, api);
        return new Demo(site, api, console, quiet).play();
    }

    private List<Story> play() {
        text.site(site);
        added(api.postYaml(Api.path("sites"), site.yaml().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Story good = good();
        Story bad = bad();
        return List.of(good, bad);
    }

    private Story good() {
        text.begins(1, site, HarbourSite.GOOD, "a good release: its migration adds a column");
        Run run = upgrade(HarbourSite.GOOD);
        List<String> findings = new ArrayList<>();
        boolean version =
                look(findings, "the site says its version is " + said("version"), "1.1.0".equals(said("version")));
        boolean column =
                look(findings, "column berths.length_m: " + (has("length_m") ? "there" : "missing"), has("length_m"));
        return told(Story.good(run, findings, version && column));
    }

    private Story bad() {
        text.begins(
                2,
                site,
                HarbourSite.BAD,
                "a bad release: its migration adds a table and rows, changes files, then fails");
        Run run = upgrade(HarbourSite.BAD);
        List<String> findings = new ArrayList<>();
        String pilots = site.sql("select count(*) from sqlite_master where name = 'pilots'");
        boolean version =
                look(findings, "the site says its version is " + said("version"), "1.1.0".equals(said("version")));
        boolean table = look(
                findings,
                "table pilots and its rows: " + (pilots.equals("0") ? "gone" : "still there"),
                pilots.equals("0"));
        boolean column = look(findings, "column berths.owner: " + (has("owner") ? "back" : "lost"), has("owner"));
        return told(Story.bad(run, findings, version && table && column));
    }

    private static boolean look(List<String> findings, String what, boolean right) {
        findings.add(what);
        return right;
    }

    private String said(String verb) {
        return site.harbour(verb).strip();
    }

    private boolean has(String column) {
        return site.sql("select count(*) from pragma_table_info('berths') where name = '" + column + "'")
                .equals("1");
    }

    private Story told(Story story) {
        text.ended(story);
        return story;
    }

    private Run upgrade(String to) {
        Reply reply = api.post(
                Api.path("sites", site.name(), "runs"),
                Map.of("kind", "upgrade", "to", to, "reason", "demo"),
                UUID.randomUUID().toString());
        String id = added(reply).as(Run.class).id();
        return switch (Watcher.follow(console, api, id, true, quiet, Pace.NORMAL)) {
            case Watcher.End.Rests rests -> settled(rests.run());
            case Watcher.End.Refused refused -> throw refused(refused.bad());
            case Watcher.End.Left left -> throw new Trouble("the demo was interrupted; its run " + id + " goes on");
        };
    }

    // the last event may be a moment ahead of the view with the fingerprints
    private Run settled(Run run) {
        Run[] last = {run};
        Await.until(PATIENCE, () -> {
            if (api.get(Api.path("runs", run.id())) instanceof Reply.Good good) last[0] = good.as(Run.class);
            return last[0].ended() != null || last[0].state() == Run.State.STUCK;
        });
        return last[0];
    }

    private static Reply.Good added(Reply reply) {
        return switch (reply) {
            case Reply.Good good -> good;
            case Reply.Bad bad -> throw refused(bad);
        };
    }

    private static Trouble refused(Reply.Bad bad) {
        return new Trouble(
                "the demo cannot go on:\n" + String.join("\n", bad.problem().lines()));
    }
}
