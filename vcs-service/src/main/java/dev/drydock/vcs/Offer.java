package dev.drydock.vcs;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.drydock.contract.Archive;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a site's source of archives says when it is asked. */
sealed interface Offer {

    record Of(List<Release> releases) implements Offer {}

    record Away(Said.Refused refused) implements Offer {}

    static Offer ask(Archive archive, Site site) {
        String from = archive.releases();
        if (from.contains(Release.NAME)) return new Of(Release.listed(archive));
        boolean index = address(from);
        if (!index && !from.startsWith("/")) return away(from, "it is neither an address nor an absolute folder");
        int name = archive.file().indexOf(Release.NAME);
        Output output = site.read(Read.script(
                Scripts.RELEASES,
                Map.of(
                        "DRYDOCK_RELEASES", from,
                        "DRYDOCK_BEFORE", archive.file().substring(0, name),
                        "DRYDOCK_AFTER", archive.file().substring(name + Release.NAME.length()))));
        if (!output.ok()) return away(from, output.exit() < 0 ? "no answer within 60 s" : output.errors());
        if (!index) return new Of(Release.ofFolder(archive, output.text()));
        try {
            return new Of(Release.ofIndex(archive, output.text()));
        } catch (JsonProcessingException e) {
            return away(from, "what it answers is no list of releases: " + e.getOriginalMessage());
        }
    }

    static boolean address(String from) {
        return from.startsWith("http://") || from.startsWith("https://");
    }

    /** The release that the plan means; its checksum may have become another since. */
    static Optional<Said.Refused> moved(Version to, List<Version> offered) {
        Optional<Version> now =
                offered.stream().filter(v -> v.name().equals(to.name())).findFirst();
        if (now.isEmpty()) {
            return Optional.of(new Said.Refused(
                    "the release " + to.name() + " is not offered any more; the plan takes it for the archive "
                            + to.commit(),
                    "see what there is: drydock releases SITE"));
        }
        return now.get().commit().equals(to.commit())
                ? Optional.empty()
                : Optional.of(new Said.Refused(
                        "the archive of " + to.name() + " is another one: the plan pins the checksum " + to.commit()
                                + ", now it is said to be " + now.get().commit(),
                        "ask the project why; if it is right so, make the plan anew: drydock plan"));
    }

    private static Offer away(String from, String why) {
        return new Away(new Said.Refused(
                Addresses.masked("the releases at " + from + " cannot be read: " + why.strip()),
                "check network and access as the site's user, or correct where the recipe takes them from"));
    }
}
