package dev.drydock.contract;

import java.util.List;
import java.util.Map;

/**
 * Releases that are a zip each. A version's commit is then its archive's SHA-256. Paths are
 * relative to root; a folder stands for all that is in it.
 *
 * @param releases a folder on the site's host; the address of an index in the form of GitHub's releases; or an archive's own
 *     address with {@code {version}} in it
 * @param file an archive's name, with {@code {version}} in it
 * @param sha256 version → checksum, for those of which nobody else says one
 * @param keep the site's own, which no release replaces; each must be there
 * @param custom what the archive has not of these, or directly in them, stays
 * @param aside what else is no code: caches, logs, large media, marks, databases
 * @param states a file of the archive, JSON, in which the release says what it asks for; empty: none
 */
public record Archive(
        String releases,
        String file,
        Map<String, String> sha256,
        List<String> keep,
        List<String> custom,
        List<String> aside,
        String states,
        List<Requirement> requires)
        implements Source {

    /**
     * Asked before anything changes.
     *
     * @param is prints what the site has; nothing: it is not concerned
     * @param least what it must have; empty: the release says it
     * @param statedLeast the name in {@code states} of the least; empty: none
     * @param statedMost the name in {@code states} of the most; empty: none
     * @param next what a person can do about it
     */
    public record Requirement(
            String what, Command is, String least, String statedLeast, String statedMost, String next) {}

    public Archive {
        sha256 = Map.copyOf(sha256);
        keep = List.copyOf(keep);
        custom = List.copyOf(custom);
        aside = List.copyOf(aside);
        requires = List.copyOf(requires);
    }

    /** It is unpacked into the root. */
    @Override
    public boolean outside(String root) {
        return false;
    }
}
