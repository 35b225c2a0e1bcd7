package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * Where a site's backups lie: each in all of these. Secrets are names here, never values.
 *
 * @param all empty: in the backup service's own folder
 * @param copies how many must hold a verified copy before a backup counts
 * @param encryption null: none
 */
public record Stores(List<Store> all, int copies, @JsonInclude(JsonInclude.Include.NON_NULL) Encryption encryption) {
    public Stores {
        all = List.copyOf(all);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "store")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Folder.class, name = "folder"),
        @JsonSubTypes.Type(value = Sftp.class, name = "sftp"),
        @JsonSubTypes.Type(value = S3.class, name = "s3"),
    })
    public sealed interface Store {
        /** As people write it. */
        String name();
    }

    /** Of the backup service's own machine. */
    public record Folder(String path) implements Store {
        @Override
        public String name() {
            return "the folder " + path;
        }
    }

    /** @param path below which backups lie there */
    public record Sftp(Ssh at, String path) implements Store {
        @Override
        public String name() {
            return "sftp " + at.user() + "@" + at.host() + (at.port() == 22 ? "" : ":" + at.port()) + " " + path;
        }
    }

    /**
     * @param prefix of every key; empty: none
     * @param keyId name of the secret that is the access key's id
     * @param secret name of the secret that is the access key itself
     * @param pathStyle the bucket stands in the path, not in the host's name
     */
    public record S3(
            String endpoint,
            String region,
            String bucket,
            String prefix,
            String keyId,
            String secret,
            boolean pathStyle)
            implements Store {
        @Override
        public String name() {
            return "s3 " + bucket + (prefix.isEmpty() ? "" : "/" + prefix) + " at " + endpoint;
        }
    }

    /**
     * By age: whoever has one of the private keys can read a backup, with the program of that name too.
     *
     * @param key name of the secret that is the site's own private key, {@code AGE-SECRET-KEY-1…}
     * @param former names of secrets that were it once: what was written then stays readable
     * @param escrow public keys, {@code age1…}, whose private ones lie elsewhere
     * @param escrowKey name of the secret that is the private key of one of these, where a drill is to open with it; empty: it is elsewhere
     */
    public record Encryption(String key, List<String> former, List<String> escrow, String escrowKey) {
        public Encryption {
            former = List.copyOf(former);
            escrow = List.copyOf(escrow);
        }
    }
}
