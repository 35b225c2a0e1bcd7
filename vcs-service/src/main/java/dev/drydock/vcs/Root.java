package dev.drydock.vcs;

import dev.drydock.contract.Place;
import dev.drydock.contract.Said;
import dev.drydock.participant.Output;
import dev.drydock.participant.Site;
import java.util.Map;
import java.util.Optional;

/** Whether the site's root is of the right application, its user can work in it, and it is a git work tree where code comes from git. */
final class Root {
    private static final String NEXT =
            "correct `root` or `recipe` in the site file; where the site itself is lost, clone its code there again and"
                    + " restore with --discard-current, or do all of it by the RESTORE.md beside each backup";

    /** Prints one word, and who asked. */
    private static final String LOOK =
            """
            say() { echo "$1 $(id -un)"; exit 0; }
            root=$DRYDOCK_ROOT
            while [ "$root" != "${root%/}" ]; do root=${root%/}; done
            [ -e "$DRYDOCK_ROOT" ] || { [ ! -L "$root" ] || say loop; say missing; }
            [ -d "$DRYDOCK_ROOT" ] || say no-folder
            [ ! -L "$root" ] || say link
            [ -r "$DRYDOCK_ROOT" ] && [ -x "$DRYDOCK_ROOT" ] || say unreadable
            [ -e "$DRYDOCK_ROOT/$DRYDOCK_MARKER" ] || say stranger
            case $(realpath -- "$DRYDOCK_ROOT/$DRYDOCK_MARKER")/ in
              "$(realpath -- "$DRYDOCK_ROOT")"/*) ;;
              *) say foreign ;;
            esac
            [ -w "$DRYDOCK_ROOT" ] || say read-only
            [ "$DRYDOCK_GIT" = yes ] || say good
            command -v git >/dev/null || say no-git
            cd "$DRYDOCK_ROOT" || say unreadable
            inside=$(git rev-parse --is-inside-work-tree) && [ "$inside" = true ] || say no-repository
            [ -z "$(git rev-parse --show-prefix)" ] || say below
            [ -w "$(git rev-parse --git-dir)" ] || say read-only
            git rev-parse --verify --quiet 'HEAD^{commit}' >/dev/null || say empty
            say good
            """;

    private Root() {}

    static Optional<Said.Refused> refusal(Site site) {
        Place place = site.place();
        Output output = Git.script(
                site,
                LOOK,
                Map.of(
                        "DRYDOCK_ROOT", place.root(),
                        "DRYDOCK_MARKER", place.marker(),
                        "DRYDOCK_GIT", place.source() == null ? "yes" : "no"));
        String[] words = output.text().strip().split(" ", 2);
        String user = words.length == 2 ? words[1] : place.runAs();
        return switch (words[0]) {
            case "good" -> Optional.empty();
            case "missing" ->
                refused("the site's root " + place.root() + " does not exist, or is hidden from user " + user, NEXT);
            case "loop" ->
                refused(
                        "the site's root " + place.root() + " is a symbolic link that leads nowhere or in a circle",
                        "correct `root` in the site file");
            case "link" ->
                refused(
                        "the site's root " + place.root() + " is a symbolic link",
                        "name in the site file, as `root`, the folder that it leads to");
            case "foreign" ->
                refused(
                        place.root() + " is not the application that the recipe is for: " + place.marker()
                                + " in it is a symbolic link that leads out of it",
                        NEXT);
            case "no-folder" ->
                refused("the site's root " + place.root() + " is not a folder", "correct `root` in the site file");
            case "unreadable" ->
                refused(
                        "user " + user + " may not read the site's root " + place.root(),
                        "set `run-as` in the site file to the user whose files these are");
            case "stranger" ->
                refused(
                        place.root() + " is not the application that the recipe is for: there is no " + place.marker()
                                + " in it",
                        NEXT);
            case "read-only" ->
                refused(
                        "user " + user + " may not write into the site's root " + place.root()
                                + " or its .git, or the file system is read-only",
                        "set `run-as` in the site file to the user whose files these are, or mend owner and modes");
            case "no-git" -> refused("there is no git on the site's host", "install it: apt-get install git");
            case "no-repository" -> noRepository(place, user, output.errors());
            case "below" ->
                refused(
                        place.root() + " lies inside a git repository but is not the top of it",
                        "correct `root` in the site file: it must be the folder that has .git in it");
            case "empty" ->
                refused(
                        place.root() + " is a git repository without a commit checked out",
                        "look with: git -C " + place.root() + " status");
            default ->
                refused(
                        "the site's root " + place.root() + " could not be looked at as user " + user + ": "
                                + Addresses.masked(output.errors().strip()),
                        "check that the site's host answers and that the user exists");
        };
    }

    private static Optional<Said.Refused> noRepository(Place place, String user, String errors) {
        return errors.contains("dubious ownership")
                ? refused(
                        "git does not trust " + place.root() + " when user " + user
                                + " asks: the files belong to somebody else (\"dubious ownership\")",
                        "set `run-as` in the site file to the owner of " + place.root() + " (see: stat -c %U)")
                : refused(
                        place.root() + " is not a git work tree: " + errors.strip(),
                        "this recipe upgrades only sites that were installed with git clone");
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
