package dev.drydock.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Stores;
import dev.drydock.participant.ssh.OverSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a shell, RESTORE.md and what opens the stores: none of Drydock's own code has a part in the restoring. */
final class Typist {
    private final Path base;
    private final Fixture harbour;
    private final S3Server s3;
    private final Map<String, String> set = new HashMap<>();

    Typist(Path base, Fixture harbour, S3Server s3) throws IOException {
        this.base = base;
        this.harbour = harbour;
        this.s3 = s3;
        harbour.secret("key", new String(OverSsh.server().userKey()));
        harbour.secret("s3-id", S3Server.ID);
        harbour.secret("s3-key", S3Server.SECRET);
        Fixture.sh(harbour.secrets, "chmod 700 .; chmod 600 *; age-keygen -o one; age-keygen -o escrow");
        Files.writeString(
                base.resolve("known"),
                "[127.0.0.1]:" + OverSsh.server().port() + " "
                        + OverSsh.server().hostKey() + "\n");
        Files.writeString(base.resolve("access"), "user = \"" + S3Server.ID + ":" + S3Server.SECRET + "\"\n");
        set.put("SSH_KEY", harbour.secrets.resolve("key").toString());
        set.put("SSH_OPTIONS", "-o UserKnownHostsFile=" + base.resolve("known"));
        set.put("S3_ACCESS", base.resolve("access").toString());
    }

    /**
     * The one store that the site has from now on.
     *
     * @param kind {@code folder}, {@code sftp} or {@code s3}
     * @param key {@code plain}, or with which the person opens it: {@code one} or {@code escrow}
     */
    void store(String kind, String key) throws IOException {
        boolean plain = key.equals("plain");
        if (!plain) set.put("AGE_KEY", harbour.secrets.resolve(key).toString());
        harbour.stores(1, plain ? null : encryption(), store(kind));
    }

    void has(Map<String, String> more) {
        set.putAll(more);
    }

    private Stores.Encryption encryption() {
        String escrow = Fixture.sh(harbour.secrets, "age-keygen -y escrow").strip();
        return new Stores.Encryption("file:one", List.of(), List.of(escrow), "");
    }

    private Stores.Store store(String kind) throws IOException {
        return switch (kind) {
            case "folder" -> new Stores.Folder(folder().toString());
            case "sftp" -> new Stores.Sftp(OverSsh.server().at(), folder().toString());
            default -> s3.store(prefix());
        };
    }

    private Path folder() {
        return base.resolve("it's a store");
    }

    private String prefix() {
        return base.getFileName().toString();
    }

    String page(String kind) throws IOException {
        Path stored = kind.equals("s3") ? s3.objects(prefix()) : folder();
        return Files.readString(stored.resolve("harbour/b1/RESTORE.md"));
    }

    static String commands(String page) {
        return Pattern.compile("```sh\n(.*?)```\n", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map((MatchResult r) -> r.group(1))
                .collect(Collectors.joining());
    }

    /** In a shell as a person has it. */
    void types(String script) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", script).directory(base.toFile()).redirectErrorStream(true);
        builder.environment().putAll(set);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(script + "\n" + said).isZero();
        assertThat(script + said).doesNotContain(S3Server.SECRET, "SECRET-KEY-1");
    }
}
