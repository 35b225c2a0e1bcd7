package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Command;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.participant.Job;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an archive that was fetched in the place of the code that is there. */
final class Swap {
    private Swap() {}

    static Said perform(Archive archive, Version to, Site site) {
        Optional<Said.Refused> wrong =
                Preflight.named(to).or(() -> site.begunBefore() ? Optional.empty() : Unpacked.inTheWay(archive, site));
        if (wrong.isPresent()) return wrong.get();
        Map<String, String> values = Map.of(
                "LC_ALL", "C",
                "DRYDOCK_TAR", site.place().jobs() + "/archives/" + to.commit() + ".tar",
                "DRYDOCK_KEEP", String.join("\n", archive.keep()),
                "DRYDOCK_CUSTOM", String.join("\n", archive.custom()),
                "DRYDOCK_ASIDE", String.join("\n", archive.aside()));
        Job job = new Job(List.of(Scripts.SWAP), values, 0, false);
        return Judgement.complaint("checkout of " + to.name(), Command.of(Scripts.SWAP), site.job(job))
                .orElseGet(Said.Done::nothing);
    }
}
