package dev.drydock.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignaturesTest {
    private static final byte[] VALUE = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private KeyPair backups;
    private KeyPair strangers;
    private Signatures.Signer backup;
    private Signatures.Trusted trusted;

    @BeforeEach
    void keys() throws Exception {
        for (String name : new String[] {"backup", "vcs", "stranger"}) {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            if (name.equals("backup")) backups = pair;
            if (name.equals("stranger")) strangers = pair;
            Base64.Encoder base64 = Base64.getMimeEncoder();
            Files.writeString(
                    folder.resolve(name + ".key"),
                    base64.encodeToString(pair.getPrivate().getEncoded()));
            if (name.equals("stranger")) continue;
            Files.writeString(
                    folder.resolve(name + ".pub"),
                    base64.encodeToString(pair.getPublic().getEncoded()));
        }
        backup = Signatures.Signer.load("backup", folder.resolve("backup.key"));
        trusted = Signatures.Trusted.load(folder);
    }

    private boolean believed(String owner, String keyId, byte[] signature, String topic, String key, byte[] value) {
        return trusted.signedBy(owner, keyId, signature, topic, key, value);
    }

    @Test
    void whatItsOwnerSignedIsBelieved() {
        byte[] signature = backup.sign("t", "k", VALUE);
        assertThat(believed("backup", "backup", signature, "t", "k", VALUE)).isTrue();
    }

    @Test
    void ofTwoKeysBothAreBelievedEachUnderItsName() throws Exception {
        Files.copy(folder.resolve("stranger.key"), folder.resolve("backup.2.key"));
        Signatures.Signer second = Signatures.Signer.load("backup", "backup.2", folder.resolve("backup.2.key"));
        byte[] signature = second.sign("t", "k", VALUE);
        assertThat(believed("backup", "backup.2", signature, "t", "k", VALUE))
                .as("nobody has it yet")
                .isFalse();

        Files.writeString(
                folder.resolve("backup.2.pub"),
                Base64.getMimeEncoder().encodeToString(strangers.getPublic().getEncoded()));
        trusted = Signatures.Trusted.load(folder).fitting(second);

        assertThat(believed("backup", "backup.2", signature, "t", "k", VALUE)).isTrue();
        assertThat(believed("backup", "backup", backup.sign("t", "k", VALUE), "t", "k", VALUE))
                .isTrue();
        assertThat(believed("backup", "backup", signature, "t", "k", VALUE)).isFalse();
        assertThat(believed("vcs", "backup.2", signature, "t", "k", VALUE)).isFalse();
    }

    @Test
    void aKeyOfAnotherOwnersNameOrThatDoesNotFitItsPublicHalfIsNotStartedWith() {
        Path file = folder.resolve("stranger.key");

        assertThatThrownBy(() -> Signatures.Signer.load("backup", "vcs", file))
                .hasMessageContaining("the key id 'vcs' is not backup's");
        assertThatThrownBy(() -> trusted.fitting(Signatures.Signer.load("backup", file)))
                .hasMessageContaining("a new key needs a name of its own, such as backup.2");
        assertThat(trusted.fitting(backup)).isSameAs(trusted);
    }

    @Test
    void nothingElseIs() {
        byte[] signature = backup.sign("t", "k", VALUE);
        byte[] other = VALUE.clone();
        other[1] ^= 1;
        assertThat(believed("vcs", "backup", signature, "t", "k", VALUE))
                .as("another owner")
                .isFalse();
        assertThat(believed("backup", "vcs", signature, "t", "k", VALUE))
                .as("another key")
                .isFalse();
        assertThat(believed("backup", "backup", signature, "u", "k", VALUE))
                .as("another topic")
                .isFalse();
        assertThat(believed("backup", "backup", signature, "t", "l", VALUE))
                .as("another run")
                .isFalse();
        assertThat(believed("backup", "backup", signature, "t", "k", other))
                .as("another value")
                .isFalse();
        assertThat(believed("backup", "backup", null, "t", "k", VALUE))
                .as("no signature")
                .isFalse();
        assertThat(believed("backup", null, signature, "t", "k", VALUE))
                .as("no key id")
                .isFalse();
        assertThat(believed("backup", "backup", new byte[3], "t", "k", VALUE))
                .as("cut")
                .isFalse();
        assertThat(believed("stranger", "stranger", signature, "t", "k", VALUE))
                .as("not trusted")
                .isFalse();
    }

    @Test
    void topicAndKeyCannotBeShiftedIntoEachOther() {
        byte[] signature = backup.sign("ta", "k", VALUE);
        assertThat(believed("backup", "backup", signature, "t", "ak", VALUE)).isFalse();
    }

    @Test
    void theyAreWhatTheJdkMakesAndBelieves() throws Exception {
        byte[] signed = "t\0k\0{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        Signature jdk = Signature.getInstance("Ed25519");
        jdk.initVerify(backups.getPublic());
        jdk.update(signed);
        assertThat(jdk.verify(backup.sign("t", "k", VALUE))).isTrue();

        jdk.initSign(backups.getPrivate());
        jdk.update(signed);
        assertThat(believed("backup", "backup", jdk.sign(), "t", "k", VALUE)).isTrue();
    }
}
