package dev.drydock.vcs.zip;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A release's archive. What is strange about it is said before any of it is used. */
public final class Zip {
    private static final int LONGEST_LINK = 1000;
    private static final int TYPE = 0170000;

    /** @param bytes of all that is in it, unpacked */
    public record Bounds(long bytes, int entries) {}

    private Zip() {}

    /**
     * The whole of it as a tar, after every rule and checksum was looked at.
     *
     * @param needed a file without which it is not that application
     * @param ways paths of the site on whose way it may have nothing but folders
     * @param seconds the time of change that all of it gets
     */
    public static void toTar(Path file, OutputStream tar, Bounds bounds, String needed, List<String> ways, long seconds)
            throws IOException, Bad {
        List<Directory.Said> said = Directory.read(file);
        if (said.size() > bounds.entries()) {
            throw new Bad("it has " + said.size() + " entries, more than " + bounds.entries());
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            List<Member> members = members(zip, entries, said, bounds.bytes());
            Rules.check(members);
            if (members.stream().noneMatch(m -> m.path().equals(needed) && !m.folder())) {
                throw new Bad("it is not the application that the recipe is for: there is no " + needed + " in it");
            }
            List<String> blocked = Rules.blocked(members, ways);
            if (!blocked.isEmpty()) {
                throw new Bad("it has " + Rules.shown(blocked.getFirst())
                        + " as a file, and what the site keeps lies in a folder of that name");
            }
            TarWriter writer = new TarWriter(tar, seconds);
            for (int i = 0; i < members.size(); i++) {
                try (InputStream content = content(zip, entries.get(i))) {
                    writer.put(members.get(i), content);
                }
            }
            writer.end();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Bad("it is no zip, or not whole: " + e.getMessage());
        } catch (Whole.Not e) {
            throw new Bad(e.getMessage());
        }
    }

    /** One file of it; empty: it has none of that name. */
    public static Optional<byte[]> read(Path file, String name, int most) throws IOException, Bad {
        if (name.isEmpty()) return Optional.empty();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) return Optional.empty();
            if (entry.getSize() > most) throw new Bad(name + " in it is larger than " + most + " bytes");
            try (InputStream in = content(zip, entry)) {
                return Optional.of(in.readAllBytes());
            }
        }
    }

    private static List<Member> members(
            ZipFile zip, List<? extends ZipEntry> entries, List<Directory.Said> said, long most)
            throws IOException, Bad {
        if (entries.size() != said.size()) throw new Bad("its list of contents cannot be trusted");
        List<Member> members = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            ZipEntry entry = entries.get(i);
            Directory.Said its = said.get(i);
            if (entry.getName().getBytes(StandardCharsets.UTF_8).length != its.nameLength()) {
                throw new Bad("its list of contents cannot be trusted");
            }
            bytes += entry.getSize();
            if (entry.getSize() < 0 || bytes > most) {
                throw new Bad("unpacked it is larger than " + most / (1024 * 1024) + " MiB");
            }
            members.add(member(zip, entry, its.mode()));
        }
        return members;
    }

    private static Member member(ZipFile zip, ZipEntry entry, int mode) throws IOException, Bad {
        boolean folder = entry.getName().endsWith("/");
        String path = folder ? entry.getName().replaceAll("/$", "") : entry.getName();
        Member.Type type =
                switch (mode & TYPE) {
                    case 0 -> folder ? Member.Type.FOLDER : Member.Type.FILE;
                    case 0040000 -> Member.Type.FOLDER;
                    case 0100000 -> Member.Type.FILE;
                    case 0120000 -> Member.Type.LINK;
                    default -> throw new Bad(Rules.shown(path) + " in it is neither file, folder nor link");
                };
        if (folder != (type == Member.Type.FOLDER)) throw new Bad(Rules.shown(path) + " in it is two things at once");
        String target = "";
        if (type == Member.Type.LINK) {
            if (entry.getSize() > LONGEST_LINK) throw new Bad(Rules.shown(path) + " in it is too long a link");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content(zip, entry).transferTo(bytes);
            target = bytes.toString(StandardCharsets.UTF_8);
        }
        return new Member(path, type, (mode & 0100) != 0, entry.getSize(), target);
    }

    private static InputStream content(ZipFile zip, ZipEntry entry) throws IOException {
        return new Whole(new CheckedInputStream(zip.getInputStream(entry), new CRC32()), entry);
    }
}
