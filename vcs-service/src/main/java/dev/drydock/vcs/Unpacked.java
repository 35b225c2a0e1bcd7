package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.participant.Judgement;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site whose code was unpacked from an archive: nothing there says from which one but the application's own word. */
final class Unpacked {
    private Unpacked() {}

    /** Of a version that is not offered, the word's own hash stands for its archive's. */
    static Version current(String word, List<Version> offered) {
        return offered.stream()
                .filter(v ->
                        Judgement.sameVersion(v.name(), word) && !v.commit().isEmpty())
                .findFirst()
                .orElseGet(() -> new Version(word.isEmpty() ? "unknown" : word, sha256(word)));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What would keep a swap from being whole, or what is to be kept from being kept. */
    static Optional<Said.Refused> inTheWay(Archive archive, Site site) {
        Output output = site.read(check(archive, Offer.address(archive.releases()) ? "curl or wget" : ""));
        if (!output.ok()) {
            return refused(unseen(output, site), "check that the site's host answers");
        }
        return output.text().lines().findFirst().flatMap(line -> said(line.split(" ", 2), site));
    }

    /** What a swap has left that was broken off: all else that would be in the way of one has nobody left behind. */
    static List<String> left(Archive archive, Site site) {
        Output output = site.read(check(archive, ""));
        if (!output.ok()) return List.of(unseen(output, site));
        return output.text()
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(words -> words[0].equals("broken-off"))
                .flatMap(words -> said(words, site).stream())
                .map(Said.Refused::reason)
                .toList();
    }

    private static String unseen(Output output, Site site) {
        return site.place().root() + " cannot be looked at: " + output.errors().strip();
    }

    /** @param tools what it may not do without; empty: nothing */
    private static Read check(Archive archive, String tools) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", Scripts.CHECK, "sh", tools));
        archive.keep().forEach(path -> argv.addAll(List.of("keep", path)));
        archive.custom().forEach(path -> argv.addAll(List.of("custom", path)));
        archive.aside().forEach(path -> argv.addAll(List.of("aside", path)));
        return new Read(argv, Map.of("LC_ALL", "C"), Duration.ofSeconds(60));
    }

    private static Optional<Said.Refused> said(String[] words, Site site) {
        String root = site.place().root();
        return switch (words[0]) {
            case "lacking" -> refused("there is no " + words[1] + " on the site's host", "install one of them");
            case "missing" ->
                refused(
                        "the keep-list names " + words[1] + ", and it is not in " + root
                                + ": after the upgrade it would be missing too, or the release's own",
                        "put it back from a backup; if the site never had it, correct `keep` in the recipe");
            case "link" ->
                refused(
                        words[1] + " in " + root
                                + " is a symbolic link: it would be replaced, and what is to be kept lies behind it",
                        "name " + words[1] + " itself under `keep` in the recipe");
            default ->
                refused(
                        "a checkout was broken off in " + root + ": " + words[1] + " is still there",
                        "what was there before lies in it: put it back, or restore a backup: drydock restore "
                                + site.place().site());
        };
    }

    private static Optional<Said.Refused> refused(String reason, String next) {
        return Optional.of(new Said.Refused(reason, next));
    }
}
