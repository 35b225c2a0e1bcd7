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
        verbs.releases();
        verbs.runs();
        verbs.rollouts();
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
        root.addSubcommand(new CommandLine(new Tokens(remote.get()))
                .addSubcommand(new Tokens.Create(remote.get()))
                .addSubcommand(new Tokens.Listed(remote.get()))
                .addSubcommand(new Tokens.Revoke(remote.get())));
        root.addSubcommand(new WhoAmI(remote.get()));
        root.addSubcommand(new CheckSite(remote.get()));
    }

    private void releases() {
        root.addSubcommand(new ListReleases(remote.get()));
        CommandLine release = new CommandLine(new DecideRelease.Releases(remote.get()));
        decide(release, "approve", "Say yes to a release that waits for a person; it begins as its policy has it.");
        decide(release, "reject", "Say no to a release: it never begins by itself on that site.");
        root.addSubcommand(release);
        root.addSubcommand(new CommandLine(new Policies(remote.get()))
                .addSubcommand(new Policies.Add(remote.get()))
                .addSubcommand(new Policies.Listed(remote.get()))
                .addSubcommand(new Policies.Show(remote.get()))
                .addSubcommand(new Policies.Remove(remote.get()))
                .addSubcommand(new Policies.Explain(remote.get())));
        root.addSubcommand(new CommandLine(new Holds(remote.get()))
                .addSubcommand(new Holds.Add(remote.get()))
                .addSubcommand(new Holds.Listed(remote.get()))
                .addSubcommand(new Holds.Remove(remote.get())));
        root.addSubcommand(new CommandLine(new Sources(remote.get()))
                .addSubcommand(new Sources.Add(remote.get()))
                .addSubcommand(new Sources.Listed(remote.get()))
                .addSubcommand(new Sources.Remove(remote.get())));
    }

    private void decide(CommandLine group, String name, String description) {
        CommandLine verb = new CommandLine(new DecideRelease(remote.get()));
        verb.getCommandSpec()
                .name(name)
                .usageMessage()
                .description(description)
                .footer("  ./drydock release " + name + " harbour-one v1.2");
        group.addSubcommand(name, verb);
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

    private void rollouts() {
        CommandLine group = new CommandLine(new Rollouts(remote.get()))
                .addSubcommand(new Rollouts.Begin(remote.get()))
                .addSubcommand(new Rollouts.Listed(remote.get()))
                .addSubcommand(new Rollouts.Show(remote.get()));
        tell(group, "hold", "Begin no further run until it is resumed; those that are under way go on.");
        tell(group, "resume", "Go on; what has failed stays as it is.");
        tell(group, "retry", "Try what has failed once more, and go on.");
        tell(group, "cancel", "Begin nothing more; what is under way goes on to its end.");
        root.addSubcommand(group);
    }

    private void tell(CommandLine group, String name, String description) {
        CommandLine verb = new CommandLine(new Rollouts.Tell(remote.get()));
        verb.getCommandSpec()
                .name(name)
                .usageMessage()
                .description(description)
                .footer("  ./drydock rollout " + name + " ID");
        group.addSubcommand(name, verb);
    }

    private void acts() {
        act("retry", "Stuck: the order that it is stuck at goes out again, as a new attempt.");
        act("roll-back", "Send a run back: all that it touched is restored. Only before the doors were opened again.");
        act(
                "cancel",
                "End a run that has not closed the doors yet: nothing was changed; of a journey begin no further hop.");
        add(
                "approve",
                "Say yes to the SQL that a waiting run shows, and to nothing else; it goes on.",
                new Act.Approving(remote.get()),
                "");
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
