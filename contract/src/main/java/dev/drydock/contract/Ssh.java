package dev.drydock.contract;

import java.util.List;

/**
 * Another machine, as a participant reaches it.
 *
 * @param key name of the secret that is the private key; never the key
 * @param hostKeys the host's public keys, one of which it must show; empty: the participant's own list of known hosts counts
 * @param via a host that it is reached through; null: directly
 */
public record Ssh(String host, int port, String user, String key, List<String> hostKeys, Ssh via) {
    public Ssh {
        hostKeys = List.copyOf(hostKeys);
    }
}
