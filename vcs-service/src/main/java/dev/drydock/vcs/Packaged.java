package dev.drydock.vcs;

import dev.drydock.contract.Command;
import dev.drydock.contract.Found;
import dev.drydock.contract.Said;
import dev.drydock.contract.Source;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Output;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same questions and orders where the code is a package: a version is nothing but its name. */
final class Packaged {
    private static final String UNKNOWN = "unknown";

    private final Source.Package source;
    private final Site site;
    private final Packages packages;

    Packaged(Source.Package source, Site site) {
        this.source = source;
        this.site = site;
        this.packages = new Packages(source, site);
    }

    /** @param local what is there is enough: it may even be broken, since a backup is to be restored */
    Said look(Work.Look work) {
        Optional<Said.Refused> wrong = Root.refusal(site).or(() -> work.local() ? Optional.empty() : there());
        if (wrong.isPresent()) return wrong.get();
        Output offered = packages.versions();
        if (!offered.ok() && !work.local()) return away(offered);
        String installed = packages.installed();
        String word = Worktree.word(work.version(), site);
        String name = word.isEmpty() ? installed : word;
        return new Said.Done(new Found.Seen(
                new Version(name.isEmpty() ? UNKNOWN : name, installed.isEmpty() ? UNKNOWN : installed),
                offered.ok() ? versions(offered.text()) : List.of(),
                List.of(),
                Look.jobs(site),
                Look.epoch(site),
                Look.behind(work.schema(), site),
                word,
                List.of()));
    }

    Said preflight(Work.Preflight work) {
        Stream<Supplier<Optional<Said.Refused>>> checks = Preflight.replaced(work)
                ? Stream.of(() -> Root.refusal(site))
                : Stream.of(
                        () -> named(work.to()),
                        () -> Root.refusal(site),
                        this::there,
                        () -> moved(work),
                        () -> Preflight.disagrees(work, site),
                        () -> Preflight.stays(work) ? Optional.empty() : offered(work.to()));
        return checks.map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .<Said>map(refused -> refused)
                .orElseGet(Said.Done::nothing);
    }

    Said fetch(Version to, Fetch.Bounds bounds) {
        Optional<Said.Refused> wrong = named(to);
        if (wrong.isPresent()) return wrong.get();
        String installed = packages.installed();
        String from = installed.isEmpty() ? UNKNOWN : installed;
        return Judgement.complaint("fetch of " + to.name(), Command.of(""), site.job(packages.fetch(to, from, bounds)))
                .map(said -> Fetch.told(said, to, bounds))
                .orElseGet(Said.Done::nothing);
    }

    Said checkout(Version to) {
        Optional<Said.Refused> wrong = named(to);
        if (wrong.isPresent()) return wrong.get();
        Command command = source instanceof Source.System system ? system.install() : Command.of("");
        String what = "install of " + source.name() + " " + to.name();
        return Judgement.complaint(what, command, site.job(packages.install(to, command.limitSeconds())))
                .orElseGet(() -> verified(what, to));
    }

    private Said verified(String what, Version to) {
        String installed = packages.installed();
        return installed.equals(to.commit())
                ? Said.Done.nothing()
                : new Said.Failed(
                        what + " exited with 0, but installed is " + (installed.isEmpty() ? "none" : installed),
                        "look at the end of its output for the cause; what it was installed from lies in "
                                + packages.held(),
                        "");
    }

    /** A backup of the time when the code came from git has a commit: another type of installation does not go on top. */
    private Optional<Said.Refused> named(Version version) {
        return Git.isName(version.name()) && version.commit().equals(version.name())
                ? Optional.empty()
                : refused(
                        "the plan names no release of the package " + source.name() + ": " + version.name() + " ("
                                + version.commit() + ")",
                        "make the plan anew: drydock plan; a backup of another type of installation goes with the recipe"
                                + " of that type");
    }

    private Optional<Said.Refused> moved(Work.Preflight work) {
        String installed = packages.installed();
        return installed.equals(work.from().commit())
                ? Optional.empty()
                : refused(
                        "installed is " + source.name() + " " + installed + ", but the plan starts from "
                                + work.from().commit() + ": somebody changed it",
                        "make the plan anew: drydock plan " + site.place().site() + " --to "
                                + work.to().name());
    }

    private Optional<Said.Refused> offered(Version to) {
        Output output = packages.versions();
        if (!output.ok()) return Optional.of(away(output));
        return versions(output.text()).contains(to)
                ? Optional.empty()
                : refused(
                        "the package " + source.name() + " is not offered as " + to.name() + " any more",
                        "see what there is: drydock releases " + site.place().site());
    }

    private Optional<Said.Refused> there() {
        Output output = packages.look();
        String[] words = output.text().strip().split(" ", 2);
        String detail = words.length == 2 ? words[1] : "";
        String venv = source instanceof Source.Pip pip ? pip.venv() : "";
        return switch (words[0]) {
            case "good" -> Optional.empty();
            case "nowhere" ->
                refused(
                        "nothing says where the virtual environment of " + source.name() + " is",
                        "name it in the site file, as the recipe's `venv` wants it: parameters: { venv: /opt/NAME }");
            case "no-venv" ->
                refused(
                        venv + " is no virtual environment that may be used: there is no bin/python in it",
                        "correct its folder in the site file's `parameters`; only what was installed with pip into one"
                                + " can be upgraded by this recipe");
            case "foreign" ->
                refused(
                        venv + " leads out of the site's root " + site.place().root()
                                + ", so that a backup would not hold it",
                        "name in the site file, by its absolute path, the folder that it leads to");
            case "read-only" ->
                refused(
                        detail + ", in the virtual environment, may not be written by the site's user",
                        "set `run-as` in the site file to the user whose files these are, or mend owner and modes");
            case "no-pip" ->
                refused(
                        "there is no pip in " + venv + ": "
                                + Addresses.masked(output.errors().strip()),
                        "install it: " + venv + "/bin/python -m ensurepip");
            case "not-installed" ->
                refused(
                        "the package " + source.name() + " is not installed" + (venv.isEmpty() ? "" : " in " + venv)
                                + ": " + Addresses.masked(output.errors().strip()),
                        "correct the recipe or the site file: the type of installation stays what it is");
            case "no-room" ->
                refused(
                        "what is installed could not be held for the way back: it needs " + detail,
                        "make room there, or set `jobs` in the site file to a folder that has it");
            case "not-held" ->
                refused(
                        "the way back would have to install " + source.name() + " " + detail
                                + ", and that is neither held nor offered any more",
                        "put what it was installed from into " + packages.held() + "/old/" + detail);
            default ->
                refused(
                        "the package " + source.name() + " could not be looked at: "
                                + Addresses.masked(output.errors().strip()),
                        "check that the site's host answers and that the user exists");
        };
    }

    private Said.Refused away(Output output) {
        String why =
                output.exit() < 0 ? "no answer within 60 s" : output.errors().strip();
        String by = source instanceof Source.Pip pip
                ? pip.venv() + "/bin/python -m pip index versions " + source.name()
                        + (pip.wheels().isEmpty() ? "" : " --no-index --find-links " + pip.wheels())
                : ((Source.System) source).versions().line();
        return new Said.Refused(
                Addresses.masked("nobody says which releases of " + source.name() + " there are: " + why),
                "check network and access as the site's user: " + by);
    }

    private static List<Version> versions(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(Git::isName)
                .distinct()
                .map(name -> new Version(name, name))
                .toList();
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
