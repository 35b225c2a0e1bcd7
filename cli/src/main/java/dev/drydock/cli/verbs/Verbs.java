package dev.drydock.cli.verbs;

import dev.drydock.cli.terminal.Console;
import dev.drydock.cli.watch.Pace;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Every verb that talks to the server. */
public final class Verbs {
    private final CommandLine root;
    private final Supplier<Remote> remote;

    private Verbs(CommandLine root, Supplier<Remote> remote) {
        this.root = root;
        this.remote = remote;
    }

    public static void add(CommandLine root, Console console, Pace pace) {
        Verbs verbs = new Verbs(root, () -> new Remote(console, pace));
        verbs.things();
        verbs.runs();
        verbs.acts();
    }

    private void things() {
        root.addSubcommand(new ShowStatus(remote.get()));
        root.addSubcommand(new CommandLine(new Sites(remote.get()))
                .addSubcommand(new Sites.Detect(remote.get()))
                .addSubcommand(new Sites.Add(remote.get()))
                .addSubcommand(new Sites.Renew(remote.get()))
                .addSubcommand(new Sites.Listed(remote.get()))
                .addSubcommand(new Sites.Show(remote.get()))
                .addSubcommand(new Sites.Remove(remote.get())));
        root.addSubcommand(new CommandLine(new Recipes(remote.get()))
                .addSubcommand(new Recipes.Listed(remote.get()))
                .addSubcommand(new Recipes.Show(remote.get()))
                .addSubcommand(new Recipes.Check(remote.get()))
                .addSubcommand(new Recipes.Add(remote.get())));
        root.addSubcommand(new ListReleases(remote.get()));
        root.addSubcommand(new CheckSite(remote.get()));
    }

    private void runs() {
        root.addSubcommand(new MakePlan(remote.get()));
        root.addSubcommand(new Upgrade(remote.get()));
        root.addSubcommand(new TakeBackup(remote.get()));
        root.addSubcommand(new DrillBackup(remote.get()));
        root.addSubcommand(new Restore(remote.get()));
        root.addSubcommand(new Downgrade(remote.get()));
        root.addSubcommand(new Repair(remote.get()));
        root.addSubcommand(new ListBackups(remote.get()));
        root.addSubcommand(new WatchRun(remote.get()));
        root.addSubcommand(new ShowRun(remote.get()));
        root.addSubcommand(new ListRuns(remote.get()));
        root.addSubcommand(new ShowRecord(remote.get()));
        root.addSubcommand(new MakeBundle(remote.get()));
        root.addSubcommand(new Audit(remote.get()));
    }

    private void acts() {
        act("retry", "Stuck: the order that it is stuck at goes out again, as a new attempt.");
        act("roll-back", "Send a run back: all that it touched is restored. Only before the doors were opened again.");
        act(
                "cancel",
                "End a run that has not closed the doors yet: nothing was changed; of a journey begin no further hop.");
        act("approve", "Say yes to the SQL that a waiting run shows, and to nothing else; it goes on.");
        act("reject", "Say no to what a waiting run shows; it goes back.");
        act("continue", "Step by step: do the next step.");
        add(
                "resolve",
                "A person mended a stuck run: it is over, the doors stay as they are.",
                new Act.Reasoned(remote.get()),
                " --reason 'disk was full, restored by hand'");
    }

    private void act(String name, String description) {
        add(name, description, new Act.Plain(remote.get()), "");
    }

    private void add(String name, String description, Act act, String example) {
        CommandLine verb = new CommandLine(act);
        verb.getCommandSpec()
                .name(name)
                .usageMessage()
                .description(description)
                .footer("  ./drydock " + name + " ID" + example);
        root.addSubcommand(name, verb);
    }
}
