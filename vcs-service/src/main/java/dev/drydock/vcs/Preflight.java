package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.contract.Work;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The code is where the plan takes it to be, and can be brought to where the plan wants it. */
final class Preflight {
    private Preflight() {}

    static Said perform(Work.Preflight work, Site site) {
        if (replaced(work)) return Root.refusal(site).<Said>map(r -> r).orElseGet(Said.Done::nothing);
        if (site.place().source() instanceof Archive archive) return archive(work, archive, site);
        return first(Stream.<Supplier<Optional<Said.Refused>>>of(
                () -> named(work.from()),
                () -> named(work.to()),
                () -> stays(work) ? Optional.empty() : strange(work.to()),
                () -> Root.refusal(site),
                () -> moved(work, site),
                () -> stays(work) ? Optional.empty() : edited(site),
                () -> busy(site),
                () -> away(work, site),
                () -> inTheWay(work.to(), site)));
    }

    /** Whatever the code is now, it is going to be what the backup has. */
    static boolean replaced(Work.Preflight work) {
        return work.need() != null && work.need() != Work.Need.FINISH && work.need() != Work.Need.REPAIR;
    }

    private static Said archive(Work.Preflight work, Archive archive, Site site) {
        boolean brings = !stays(work);
        return first(Stream.of(
                () -> Root.refusal(site),
                () -> disagrees(work, site),
                () -> brings ? named(work.to()).or(() -> strange(work.to())) : Optional.empty(),
                () -> brings ? Unpacked.inTheWay(archive, site) : Optional.empty(),
                () -> brings ? Requirements.always(archive.requires(), site) : Optional.empty(),
                () -> brings ? offered(work.to(), archive, site) : Optional.empty()));
    }

    private static Optional<Said.Refused> offered(Version to, Archive archive, Site site) {
        return switch (Offer.ask(archive, site)) {
            case Offer.Away(Said.Refused refused) -> Optional.of(refused);
            case Offer.Of(List<Release> releases) ->
                Offer.moved(to, releases.stream().map(Release::version).toList());
        };
    }

    private static Said first(Stream<Supplier<Optional<Said.Refused>>> checks) {
        return checks.map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .<Said>map(refused -> refused)
                .orElseGet(Said.Done::nothing);
    }

    static Optional<Said.Refused> named(Version version) {
        return Git.isCommit(version.commit())
                ? Optional.empty()
                : refused("the plan names no commit for version " + version.name(), "make the plan anew: drydock plan");
    }

    /** Asked for only where something is to be fetched by it: the word of an application for its version may be any. */
    static Optional<Said.Refused> strange(Version to) {
        return Git.isName(to.name())
                ? Optional.empty()
                : refused(
                        "\"" + to.name().replaceAll("\\p{Cntrl}", "?") + "\" cannot be the name of a release",
                        "make the plan anew: drydock plan");
    }

    private static Optional<Said.Refused> moved(Work.Preflight work, Site site) {
        String head = Worktree.head(site);
        if (!head.equals(work.from().commit())) {
            return refused(
                    "the site is at commit " + head + ", but the plan starts from "
                            + work.from().commit() + ": somebody moved it",
                    "make the plan anew: drydock plan " + site.place().site() + " --to "
                            + work.to().name());
        }
        return disagrees(work, site);
    }

    static Optional<Said.Refused> disagrees(Work.Preflight work, Site site) {
        String word = Worktree.word(work.health().version(), site);
        return word.isEmpty() || Judgement.sameVersion(word, work.from().name())
                ? Optional.empty()
                : refused(
                        "the application says it is version " + word + ", but the plan starts from "
                                + work.from().name(),
                        "make the plan anew: drydock plan " + site.place().site() + " --to "
                                + work.to().name());
    }

    static Optional<Said.Refused> edited(Site site) {
        List<String> edits = Worktree.edits(site);
        return edits.isEmpty()
                ? Optional.empty()
                : refused(
                        edits.size() + " tracked files in " + site.place().root() + " were changed by hand: "
                                + Worktree.list(edits),
                        "commit or `git stash` them, or undo them with `git checkout -- FILE`, then start again");
    }

    private static Optional<Said.Refused> busy(Site site) {
        return Worktree.locked(site)
                ? refused(
                        "another git is at work in " + site.place().root() + ", or died there: .git/index.lock exists",
                        "wait for it; if no git process runs there any more, remove the file, then start again")
                : Optional.empty();
    }

    /** A backup or a repair: no code is brought, so local edits are part of it, and the remote may be away. */
    static boolean stays(Work.Preflight work) {
        return work.need() == Work.Need.REPAIR
                || work.need() == null && work.to().commit().equals(work.from().commit());
    }

    private static Optional<Said.Refused> away(Work.Preflight work, Site site) {
        if (stays(work)) return Optional.empty();
        return switch (Remote.ask(site, null)) {
            case Remote.Away away -> Optional.of(away.refused());
            case Remote.Tags tags -> pinned(work.to(), tags.versions());
        };
    }

    /** A branch moves on by itself: what the plan pinned of it is fetched, or is not to be had any more. */
    private static Optional<Said.Refused> pinned(Version to, List<Version> tags) {
        if (Version.branch(to.name())) return Optional.empty();
        Optional<Version> tag =
                tags.stream().filter(each -> each.name().equals(to.name())).findFirst();
        if (tag.isEmpty()) {
            return refused(
                    "the remote origin has no tag " + to.name() + " any more; the plan takes it for commit "
                            + to.commit(),
                    "see what there is: drydock releases SITE");
        }
        String commit = tag.get().commit();
        return commit.equals(to.commit())
                ? Optional.empty()
                : refused(
                        "the tag " + to.name() + " was moved: the plan pins commit " + to.commit()
                                + ", the remote origin now says " + commit,
                        "ask the project why its tag moved; if it is right so, make the plan anew: drydock plan");
    }

    static Optional<Said.Refused> inTheWay(Version to, Site site) {
        List<String> paths = Worktree.inTheWay(to.commit(), site);
        return paths.isEmpty()
                ? Optional.empty()
                : refused(
                        paths.size() + " files in " + site.place().root() + " are not tracked, and " + to.name()
                                + " would overwrite them: " + Worktree.list(paths),
                        "move them away, then start again");
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
