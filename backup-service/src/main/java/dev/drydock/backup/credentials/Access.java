package dev.drydock.backup.credentials;

/**
 * How a database is reached. Holds a password: never to be logged, nor put into an argument.
 *
 * @param host empty: the client's own default
 * @param port 0: the engine's own
 * @param socket empty: none
 */
public record Access(String host, int port, String socket, String user, String password, String database) {
    @Override
    public String toString() {
        return "Access[" + user + "@" + host + ":" + port + "/" + database + "]";
    }
}
