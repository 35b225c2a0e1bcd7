package dev.drydock.vcs.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives as the program zip makes them, and as nobody should. */
class ZipTest {
    private static final Zip.Bounds BOUNDS = new Zip.Bounds(10 * 1024 * 1024, 100);

    @TempDir
    Path folder;

    @Test
    void whatTarUnpacksIsWhatUnzipWould() throws Exception {
        String longName = "a".repeat(90) + "/" + "Überschrift mit Länge ".repeat(4) + ".txt";
        Path from = Files.createDirectories(folder.resolve("from"));
        for (String name : List.of("app/marker", "app/empty", "app/ein Name", longName)) {
            Path file = from.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name.endsWith("empty") ? "" : name.repeat(200));
        }
        run(
                from,
                "sh",
                "-c",
                "chmod 755 app/marker && mkdir app/folder && ln -s ../app/marker app/link && ln -s app here");
        run(from, "zip", "-q", "-r", "-y", "../release.zip", ".");

        Path tar = folder.resolve("release.tar");
        try (OutputStream out = Files.newOutputStream(tar)) {
            Zip.toTar(
                    folder.resolve("release.zip"),
                    out,
                    BOUNDS,
                    "app/marker",
                    List.of("app/config/local.php"),
                    1_000_000_000);
        }

        Path byTar = Files.createDirectories(folder.resolve("tar"));
        run(byTar, "tar", "-x", "-f", tar.toString());
        Path byUnzip = Files.createDirectories(folder.resolve("unzip"));
        run(byUnzip, "unzip", "-q", folder.resolve("release.zip").toString());
        assertThat(run(folder, "diff", "-r", "--no-dereference", "tar", "unzip"))
                .isEmpty();
        String look = "find . -mindepth 1 -printf '%y %m %p %l\\n' | sed 's/^l .../l/' | sort";
        assertThat(run(byTar, "sh", "-c", look))
                .isEqualTo(run(byUnzip, "sh", "-c", look))
                .contains("app/link ../app/marker");
        assertThat(run(byTar, "stat", "-c", "%Y", "app/marker")).isEqualTo("1000000000\n");
    }

    @ParameterizedTest
    @CsvSource({
        "../evil, leads out of it",
        "app/../../evil, leads out of it",
        "app/./x, leads out of it",
        "/etc/cron.d/evil, is absolute",
        "C:/evil, is no name of this system",
        "app\\evil, is no name of this system",
        "app//x, has an empty name",
        ".drydock-new/x, has a name that Drydock itself needs",
    })
    void namesThatLeadSomewhereElse(String name, String why) throws Exception {
        refused(zip("app/marker", "x", name, "evil"), why);
    }

    @Test
    void aNameWithALineFeed() throws Exception {
        refused(zip("app/marker", "x", "app/a\nb", "evil"), "has a control character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../../outside", "app/../..", "x/.."})
    void linksThatLeadOut(String target) throws Exception {
        Path from = Files.createDirectories(folder.resolve("from/app"));
        Files.writeString(from.resolve("marker"), "x");
        run(from, "ln", "-s", target, "link");
        run(from.getParent(), "zip", "-q", "-r", "-y", "../bad.zip", ".");

        refused(folder.resolve("bad.zip"), "symbolic link \"app/link\" leads out of it");
    }

    @Test
    void aFileBelowALink() throws Exception {
        Path from = Files.createDirectories(folder.resolve("from"));
        run(
                from,
                "sh",
                "-c",
                "mkdir app && echo x >app/marker && ln -s app here && zip -q -r -y ../bad.zip . && rm here && mkdir here"
                        + " && echo y >here/file && zip -q ../bad.zip here/file");

        refused(folder.resolve("bad.zip"), "would lie in \"here\", which is no folder");
    }

    @Test
    void aDevice() throws Exception {
        Path from = Files.createDirectories(folder.resolve("from/app"));
        Files.writeString(from.resolve("marker"), "x");
        run(from.getParent(), "sh", "-c", "echo x >app/fifo && zip -q -r ../bad.zip .");

        refused(
                patched(folder.resolve("bad.zip"), Files.readAllBytes(folder.resolve("bad.zip")), "app/fifo", 0010644),
                "neither file");
    }

    @Test
    void theSameNameTwice() throws Exception {
        Path zip = zip("app/marker", "x", "app/aa", "1", "app/ab", "2");

        refused(replaced(zip, "app/ab", "app/aa"), "twice");
    }

    @Test
    void whatIsCutOff() throws Exception {
        Path zip = zip("app/marker", "x".repeat(1000));
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, java.util.Arrays.copyOf(bytes, bytes.length - 30));

        refused(zip, "no zip, or not whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "<html>404 not found</html>"})
    void whatIsNoZip(String text) throws Exception {
        refused(Files.writeString(folder.resolve("bad.zip"), text), "no zip, or not whole");
    }

    @Test
    void contentThatIsDamaged() throws Exception {
        Path from = Files.createDirectories(folder.resolve("from/app"));
        Files.writeString(from.resolve("marker"), "the quick brown fox");
        run(from.getParent(), "zip", "-q", "-0", "-r", "../bad.zip", ".");

        refused(replaced(folder.resolve("bad.zip"), "quick", "quack"), "\"app/marker\" in it is damaged");
    }

    @Test
    void whatUnfoldsToMoreThanAllowed() throws Exception {
        Path zip = zip("app/marker", "x", "app/bomb", "0".repeat(11 * 1024 * 1024));

        assertThat(Files.size(zip)).isLessThan(100_000);
        refused(zip, "unpacked it is larger than 10 MiB");
    }

    @Test
    void whatUnfoldsToMoreThanItSays() throws Exception {
        Path zip = zip("app/marker", "x", "app/bomb", "0".repeat(5_000_000));
        byte[] small = {(byte) 100, 0, 0, 0};
        byte[] large = {(byte) (5_000_000 & 0xff), (byte) (5_000_000 >> 8 & 0xff), (byte) (5_000_000 >> 16), 0};

        refused(replaced(zip, large, small), "damaged");
    }

    @Test
    void moreEntriesThanAllowed() throws Exception {
        String[] many = new String[204];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "app/" + i;
            many[i + 1] = "";
        }

        refused(zip(many), "it has 102 entries, more than 100");
    }

    @Test
    void anotherApplication() throws Exception {
        refused(zip("wordpress/index.php", "x"), "there is no app/marker in it");
    }

    @Test
    void aFileWhereTheSiteHasAFolderThatItKeeps() throws Exception {
        refused(zip("app/marker", "x", "app/config", "evil"), "has \"app/config\" as a file");
    }

    @Test
    void whatIsEncrypted() throws Exception {
        Path from = Files.createDirectories(folder.resolve("from/app"));
        Files.writeString(from.resolve("marker"), "x");
        run(from.getParent(), "zip", "-q", "-r", "-P", "secret", "../bad.zip", ".");

        refused(folder.resolve("bad.zip"), "encrypted entry");
    }

    private void refused(Path zip, String why) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Zip.toTar(zip, tar, BOUNDS, "app/marker", List.of("app/config/local.php"), 0))
                .isInstanceOf(Bad.class)
                .hasMessageContaining(why);
    }

    private Path zip(String... namesAndContents) throws IOException {
        Path file = folder.resolve("made.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndContents[i]));
                out.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return file;
    }

    /** The Unix mode stands 8 bytes before an entry's name in the list of contents: the name's second place. */
    private static Path patched(Path file, byte[] bytes, String name, int mode) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(name) - 8 + 2;
        bytes[at] = (byte) mode;
        bytes[at + 1] = (byte) (mode >> 8);
        return Files.write(file, bytes);
    }

    private static Path replaced(Path file, String from, String to) throws IOException {
        return replaced(file, from.getBytes(StandardCharsets.US_ASCII), to.getBytes(StandardCharsets.US_ASCII));
    }

    private static Path replaced(Path file, byte[] from, byte[] to) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String old = new String(from, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(old);
        String changed = text.replace(old, new String(to, StandardCharsets.ISO_8859_1));
        return Files.write(file, changed.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String run(Path at, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
