package dev.drydock.vcs;

import dev.drydock.contract.Archive;
import dev.drydock.contract.Said;
import dev.drydock.contract.Version;
import dev.drydock.participant.Pipe;
import dev.drydock.participant.Piped;
import dev.drydock.participant.Site;
import dev.drydock.vcs.zip.Bad;
import dev.drydock.vcs.zip.Zip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings one archive to the site, looks through all of it here, and leaves it there as a tar, which every Linux can unpack.
 * Nothing that the application reads is touched.
 */
final class FetchArchive {
    private static final int MOST_ENTRIES = 60_000;
    private static final int LARGEST_STATEMENT = 1024 * 1024;

    private final Archive archive;
    private final Version to;
    private final Site site;
    private final Fetch.Bounds bounds;

    /** @param bad what is wrong with it; empty: nothing */
    private record Came(String bad, String states) {}

    FetchArchive(Archive archive, Version to, Site site, Fetch.Bounds bounds) {
        this.archive = archive;
        this.to = to;
        this.site = site;
        this.bounds = bounds;
    }

    Said perform() {
        Optional<Said.Refused> wrong = Preflight.named(to).or(() -> Preflight.strange(to));
        if (wrong.isPresent()) return wrong.get();
        return switch (Offer.ask(archive, site)) {
            case Offer.Away(Said.Refused refused) -> refused;
            case Offer.Of(List<Release> releases) -> bring(releases);
        };
    }

    private Said bring(List<Release> releases) {
        Optional<Said.Refused> moved =
                Offer.moved(to, releases.stream().map(Release::version).toList());
        if (moved.isPresent()) return moved.get();
        Release release = releases.stream()
                .filter(r -> r.version().equals(to))
                .findFirst()
                .orElseThrow();
        Map<String, String> values = Map.of(
                "DRYDOCK_JOBS", site.place().jobs(),
                "DRYDOCK_FROM", release.from(),
                "DRYDOCK_SHA256", to.commit(),
                "DRYDOCK_MOST_MIB", Long.toString(bounds.mebibytes()),
                "DRYDOCK_SECONDS", Integer.toString(bounds.seconds()));
        String where = Addresses.masked(release.from());
        return switch (site.pipe(new Pipe(Scripts.FETCH, List.of(), values), this::looked)) {
            case Piped.Refused<Came>(String reason) ->
                new Said.Refused("fetch was not begun: " + reason, "start it again");
            case Piped.Broken<Came>(String reason) -> new Said.Interrupted("fetch was interrupted: " + reason, "");
            case Piped.Over<Came>(Came came, int exit, String errors) -> judged(came, exit, errors, where);
        };
    }

    private Said judged(Came came, int exit, String errors, String where) {
        String release = "the archive of " + to.name() + " (" + where + ") ";
        if (came != null && !came.bad().isEmpty()) {
            return failed(release + "is refused: " + came.bad(), "ask the project; take another release", "");
        }
        return switch (came == null && exit == 0 ? -1 : exit) {
            case 0 ->
                Requirements.stated(archive.requires(), came.states(), to.name(), site)
                        .<Said>map(no -> failed(no.reason(), no.next(), ""))
                        .orElseGet(Said.Done::nothing);
            case 3 ->
                failed(
                        release + "could not be brought",
                        "look at its errors; the most that is taken are DRYDOCK_FETCH_MEBIBYTES (" + bounds.mebibytes()
                                + ") in DRYDOCK_FETCH_SECONDS (" + bounds.seconds() + ") of the vcs service",
                        errors);
            case 4 ->
                failed(
                        release + "is not the one that the plan pins (" + to.commit() + "): " + errors.strip(),
                        "it was damaged on its way, or exchanged: ask the project",
                        "");
            case 6 -> failed("there is no room for " + release.strip() + ": " + errors.strip(), "make room", "");
            default ->
                failed(
                        release + "did not come whole (exit code " + exit + ")",
                        "look at its errors, try again",
                        errors);
        };
    }

    private static Said failed(String reason, String next, String tail) {
        return new Said.Failed(reason, next, Addresses.masked(tail));
    }

    /** At the near end of the line: what came is looked through, and only what is good goes back. */
    private Came looked(InputStream fromSite, OutputStream toSite) throws IOException {
        Path folder = Files.createTempDirectory("drydock-archive-");
        try (toSite) {
            Path zip = folder.resolve("release.zip");
            if (!received(fromSite, zip)) return null;
            Path tar = folder.resolve("release.tar");
            String sum = converted(zip, tar);
            String states = new String(
                    Zip.read(zip, archive.states(), LARGEST_STATEMENT).orElse(new byte[0]), StandardCharsets.UTF_8);
            toSite.write((Files.size(tar) + " " + sum + "\n").getBytes(StandardCharsets.UTF_8));
            Files.copy(tar, toSite);
            return new Came("", states);
        } catch (Bad e) {
            return new Came(e.getMessage(), "");
        } finally {
            for (String name : List.of("release.zip", "release.tar", "")) Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** @return whether there was one at all: else the site says why not */
    private boolean received(InputStream fromSite, Path zip) throws IOException {
        String length = line(fromSite);
        if (!length.matches("[0-9]{1,15}")) return false;
        long bytes = Long.parseLong(length);
        if (bytes > bounds.mebibytes() * 1024 * 1024) throw new IOException("the site sends more than was asked for");
        try (OutputStream out = Files.newOutputStream(zip)) {
            byte[] buffer = new byte[65_536];
            while (bytes > 0) {
                int read = fromSite.read(buffer, 0, (int) Math.min(buffer.length, bytes));
                if (read < 0) throw new IOException("the archive was cut off on its way here");
                out.write(buffer, 0, read);
                bytes -= read;
            }
        }
        return true;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && line.length() < 20; c = in.read()) line.append((char) c);
        return line.toString();
    }

    /** @return the tar's SHA-256 */
    private String converted(Path zip, Path tar) throws IOException, Bad {
        List<String> ways = Stream.of(archive.keep(), archive.custom(), archive.aside())
                .flatMap(List::stream)
                .flatMap(path -> archive.custom().contains(path) ? Stream.of(path + "/") : Stream.of(path))
                .toList();
        MessageDigest digest = digest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(tar), digest)) {
            Zip.Bounds most = new Zip.Bounds(bounds.mebibytes() * 1024 * 1024, MOST_ENTRIES);
            Zip.toTar(zip, out, most, site.place().marker(), ways, System.currentTimeMillis() / 1000);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
