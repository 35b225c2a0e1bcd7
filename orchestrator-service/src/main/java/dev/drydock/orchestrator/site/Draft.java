package dev.drydock.orchestrator.site;

import dev.drydock.contract.Content;
import dev.drydock.contract.Doors;
import dev.drydock.contract.Found;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.recipe.Finding;
import dev.drydock.orchestrator.recipe.Recipe;
import dev.drydock.orchestrator.recipe.Result;
import dev.drydock.orchestrator.recipe.SiteFile;
import dev.drydock.orchestrator.recipe.SiteReader;
import dev.drydock.orchestrator.site.Sites.Refusal;
import dev.drydock.orchestrator.site.Sites.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The text of a proposed site file. Its values are written as JSON, which YAML reads as it stands there. */
record Draft(String root, Map<String, Object> at) {

    /** The folder's own name, as a site may be called. */
    String name() {
        String last = root == null ? "" : root.replaceAll("/+$", "").replaceAll(".*/", "");
        String name =
                last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty()
                ? "site"
                : name.substring(0, Math.min(40, name.length())).replaceAll("-+$", "");
    }

    /** As far as it is known yet: checked like any other. */
    SiteFile read(String recipe, String runAs) throws Refusal {
        return switch (SiteReader.read("site.yaml", head(recipe, runAs))) {
            case Result.Ok<SiteFile>(SiteFile file) -> file;
            case Result.Findings<SiteFile>(List<Finding> findings) -> throw new Refusal(new Refused.Bad(findings));
        };
    }

    private String head(String recipe, String runAs) {
        StringBuilder text = new StringBuilder("name: " + name() + "\nrecipe: " + recipe + "\n");
        text.append("root: ").append(Wire.text(root == null ? "" : root)).append('\n');
        if (at != null) text.append("at: ").append(Wire.text(at)).append('\n');
        if (runAs != null && !runAs.isEmpty())
            text.append("run-as: ").append(Wire.text(runAs)).append('\n');
        return text.toString();
    }

    String text(Recipe recipe, String runAs, Found.Detected found, Found.Seen seen, List<String> fits) {
        StringBuilder text = new StringBuilder(
                "# Proposed by a look at the folder. Read it, correct it, then: drydock site add FILE\n");
        text.append(head(recipe.name(), runAs));
        List<String> hosts = found.hosts();
        String comment = hosts.isEmpty()
                ? "# url: https://…   # the page that visitors see: closed doors are believed only if it says so"
                : "url: https://" + hosts.getFirst() + "/   # from the web server's own configuration";
        text.append(comment).append('\n');
        note(
                text,
                "It is at version " + seen.current().name() + ", commit "
                        + seen.current().commit() + ".");
        if (found.kilobytes() > 0) note(text, "All of it: " + megabytes(found.kilobytes()) + ".");
        Map<String, Long> sizes = found.matches().stream()
                .filter(m -> m.recipe().equals(recipe.name()))
                .findFirst()
                .map(Found.Match::databases)
                .orElse(Map.of());
        for (Content.Database d : recipe.databases()) {
            Long size = sizes.get(d.name());
            note(
                    text,
                    "Database " + d.name() + ": " + d.engine() + ", " + d.file()
                            + (size == null ? ", NOT THERE." : ", " + megabytes(size) + "."));
        }
        String writers =
                recipe.doors().writers().stream().map(Doors.Writer::name).collect(Collectors.joining(", "));
        note(text, "Writers that the recipe stops: " + (writers.isEmpty() ? "none" : writers) + ".");
        found.mentions()
                .forEach(m -> note(text, "The folder is named in " + m + ": if that writes, the recipe must stop it."));
        if (found.matches().stream().anyMatch(m -> m.recipe().equals(recipe.name()) && m.closed())) {
            note(text, "ITS DOORS ARE CLOSED NOW: somebody is at work there, or left it so.");
        }
        if (!seen.edits().isEmpty()) {
            note(
                    text,
                    seen.edits().size()
                            + " tracked files were changed by hand; an upgrade refuses until they are committed or undone.");
        }
        if (fits.size() > 1) note(text, "Also possible: " + String.join(", ", fits.subList(1, fits.size())) + ".");
        return text.toString();
    }

    /** What it says comes from a host: it must stay one comment. */
    private static void note(StringBuilder text, String line) {
        text.append("# ").append(line.replaceAll("\\p{Cntrl}", "?")).append('\n');
    }

    private static String megabytes(long kilobytes) {
        return kilobytes < 10_000 ? kilobytes + " kB" : kilobytes / 1000 + " MB";
    }
}
