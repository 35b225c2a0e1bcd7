package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.participant.Output;
import dev.drydock.participant.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the remote {@code origin}, or the place where archives lie, says when it is asked. */
sealed interface Remote {

    /** Every tag, or release, that an order can name, with the commit that it stands for; and the branch. */
    record Tags(List<Version> versions) implements Remote {}

    record Away(Said.Refused refused) implements Remote {}

    /** @param branch of git; null: none */
    static Remote ask(Site site, String branch) {
        if (site.place().source() instanceof Archive archive) {
            return switch (Offer.ask(archive, site)) {
                case Offer.Of(List<Release> releases) ->
                    new Tags(releases.stream().map(Release::version).toList());
                case Offer.Away(Said.Refused refused) -> new Away(refused);
            };
        }
        Output output = branch == null
                ? Git.read(site, "ls-remote", "origin", "refs/tags/*")
                : Git.read(site, "ls-remote", "origin", "refs/tags/*", Version.BRANCH + branch);
        return output.ok() ? new Tags(parse(output.text())) : new Away(away(site, output));
    }

    /** An annotated tag has two lines: its own object and, with ^{} behind the name, the commit. */
    static List<Version> parse(String lines) {
        Map<String, String> commits = new LinkedHashMap<>();
        lines.lines().map(line -> line.split("\t", 2)).forEach(parts -> {
            if (parts.length == 2 && Git.isCommit(parts[0])) {
                boolean peeled = parts[1].endsWith("^{}");
                String name = name(peeled ? parts[1].substring(0, parts[1].length() - 3) : parts[1]);
                if (Git.isName(name) && (peeled || !commits.containsKey(name))) {
                    commits.put(name, parts[0]);
                }
            }
        });
        return commits.entrySet().stream()
                .map(entry -> new Version(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** @return empty: a tag that would be taken for a branch */
    private static String name(String ref) {
        String tag = ref.replaceFirst("^refs/tags/", "");
        return Version.branch(tag) && !tag.equals(ref) ? "" : tag;
    }

    /** Without a password; empty: it has none. */
    static String address(Site site) {
        return Addresses.masked(
                Git.read(site, "remote", "get-url", "origin").text().strip());
    }

    private static Said.Refused away(Site site, Output output) {
        String address = address(site);
        String why =
                output.exit() < 0 ? "no answer within 60 s" : output.errors().strip();
        return new Said.Refused(
                Addresses.masked("the remote origin" + (address.isEmpty() ? "" : " (" + address + ")")
                        + " cannot be read: " + why),
                "check network and access as the site's user: git -C "
                        + site.place().root() + " ls-remote --tags origin");
    }
}
