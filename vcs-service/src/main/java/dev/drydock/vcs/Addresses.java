package dev.drydock.vcs;

/** Git names the remote's address in its errors, and people put passwords and tokens into addresses. */
final class Addresses {
    private Addresses() {}

    static String masked(String text) {
        return text.replaceAll("(?i)\\b([a-z][a-z0-9+.-]*://)[^\\s'\"]*@", "$1***@")
                .replaceAll("(?i)(\\b[a-z][a-z0-9+.-]*://[^\\s'\"?]*\\?)[^\\s'\"]*", "$1***");
    }
}
