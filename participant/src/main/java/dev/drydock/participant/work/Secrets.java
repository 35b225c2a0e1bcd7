package dev.drydock.participant.work;

import dev.drydock.contract.Ssh;
import dev.drydock.participant.ssh.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The values behind the names that a place carries. Only here, on the way to a site, is there ever a value. */
public record Secrets(Path folder) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
    private static final long LONGEST = 64 * 1024;

    public sealed interface Resolved {}

    public record Values(Map<String, byte[]> values) implements Resolved {
        @Override
        public String toString() {
            return "Values" + values.keySet();
        }
    }

    public record Missing(String reason, String next) implements Resolved {}

    public Resolved resolve(Map<String, String> names) {
        Map<String, byte[]> values = new HashMap<>();
        for (var e : names.entrySet()) {
            String name = e.getValue().startsWith("file:") ? e.getValue().substring("file:".length()) : "";
            if (!NAME.matcher(name).matches()) return unknown(e.getKey());
            Path file = folder.resolve(name);
            try {
                // also through links: what lies outside the folder is not a secret of ours to give
                if (!file.toRealPath().startsWith(folder.toRealPath()) || Files.size(file) > LONGEST) {
                    return missing(e.getKey(), file);
                }
                values.put(e.getKey(), withoutLineEnd(Files.readAllBytes(file)));
            } catch (IOException x) {
                return missing(e.getKey(), file);
            }
        }
        return new Values(Map.copyOf(values));
    }

    /** @throws Unable a key is not there */
    public Login login(Ssh at) {
        return switch (resolve(Map.of("ssh key", at.key()))) {
            case Missing(String reason, String next) -> throw new Unable(reason, next);
            case Values(Map<String, byte[]> values) ->
                new Login(at, values.get("ssh key"), at.via() == null ? null : login(at.via()));
        };
    }

    /** An editor's last line end is not part of the value. */
    private static byte[] withoutLineEnd(byte[] value) {
        int end = value.length;
        if (end > 0 && value[end - 1] == '\n') end--;
        if (end < value.length && end > 0 && value[end - 1] == '\r') end--;
        return Arrays.copyOf(value, end);
    }

    private static Missing unknown(String key) {
        return new Missing(
                "the site's secret '" + key + "' is not named in a way that is known here; nothing was changed",
                "write it as file:NAME, NAME of small letters, digits, dot, dash and underscore");
    }

    private static Missing missing(String key, Path file) {
        return new Missing(
                "the value of the site's secret '" + key + "' cannot be read from " + file + "; nothing was changed",
                "put the value into that file, readable by the participant, below 64 KiB, then try again");
    }
}
