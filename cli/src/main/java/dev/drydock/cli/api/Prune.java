package dev.drydock.cli.api;

import java.util.List;

/** Which backups would go and which stay, each with its reason. */
public record Prune(String site, List<Verdict> goes, List<Verdict> stays) {
    public Prune {
        goes = goes == null ? List.of() : List.copyOf(goes);
        stays = stays == null ? List.of() : List.copyOf(stays);
    }

    public record Verdict(String backup, String why) {}
}
