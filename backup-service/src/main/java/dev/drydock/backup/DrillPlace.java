package dev.drydock.backup;

import dev.drydock.backup.credentials.Access;
import dev.drydock.backup.scratch.PrivateServer;
import dev.drydock.backup.scratch.Scratch;
import dev.drydock.contract.Content;
import dev.drydock.contract.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a dump is loaded for a drill: the database that the site file names, else one that is made on the same server, else,
 * where the role may make none, a server of our own. What is there afterwards is what was there before.
 */
final class DrillPlace implements AutoCloseable {
    private final Client client;
    private final boolean made;
    private final PrivateServer server;
    private final Scratch scratch;

    private DrillPlace(Client client, boolean made, PrivateServer server, Scratch scratch) {
        this.client = client;
        this.made = made;
        this.server = server;
        this.scratch = scratch;
    }

    Client client() {
        return client;
    }

    boolean ofOurOwn() {
        return server != null;
    }

    /** It is tried with a dump of nothing. */
    static DrillPlace open(
            Content.Database database,
            Dialect dialect,
            Means means,
            Access access,
            Map<String, String> properties,
            Manifest.Origin origin)
            throws IOException {
        String named = database.server().scratch();
        String name = named.isEmpty() ? Dialect.scratchName(means.site().place(), database.name()) : named;
        ServerChecks.notItself(name, access);
        Client client = new Client(dialect, at(access, name), means.line());
        DrillPlace place = new DrillPlace(client, named.isEmpty(), null, null);
        // nothing of it is touched before it has been seen empty
        if (!named.isEmpty()) ServerChecks.empty(name, client.about(name));
        try {
            place.load(properties, List.of());
            return place;
        } catch (Ended e) {
            if (e.said() instanceof Said.Refused) throw e;
            if (e.exit() != Exits.NO_SCRATCH) {
                closeAfter(e, place);
                throw e;
            }
            Optional<String> programs = PrivateServer.programs(dialect.engine(), origin.release());
            if (named.isEmpty() && programs.isPresent()) {
                return ofOurOwn(dialect, means, programs.get(), properties, origin, name);
            }
            throw new Ended(ServerChecks.noScratch(database, dialect, access, origin.release()));
        }
    }

    private static Access at(Access access, String name) {
        return new Access(access.host(), access.port(), access.socket(), access.user(), access.password(), name);
    }

    private static DrillPlace ofOurOwn(
            Dialect dialect,
            Means means,
            String programs,
            Map<String, String> properties,
            Manifest.Origin origin,
            String name)
            throws IOException {
        Scratch scratch = means.scratch();
        PrivateServer server;
        try {
            server = PrivateServer.start(dialect.engine(), programs, scratch.file("server"));
        } catch (IOException e) {
            scratch.close();
            throw e;
        }
        String superuser = dialect == Dialect.POSTGRESQL ? "drydock" : "root";
        Access access = new Access("", 0, server.socket(dialect.engine()), superuser, "", name);
        DrillPlace place = new DrillPlace(new Client(dialect, access, means.here(scratch)), true, server, scratch);
        try {
            place.client.run("postgres", dialect.rolesOf(origin.roles()));
            place.load(properties, List.of());
            return place;
        } catch (Ended e) {
            closeAfter(e, place);
            throw e;
        }
    }

    /** What went wrong first is what counts. */
    private static void closeAfter(Ended first, DrillPlace place) {
        try {
            place.close();
        } catch (IOException | Ended e) {
            first.addSuppressed(e);
        }
    }

    private void load(Map<String, String> properties, List<String> first) {
        byte[] nothing = (client.dialect().trailer() + "\n").getBytes(StandardCharsets.US_ASCII);
        load(properties, first, () -> new ByteArrayInputStream(nothing));
    }

    void load(Map<String, String> properties, List<String> first, Client.Source source) {
        client.put(client.access().database(), "scratch", properties, first, source);
    }

    @Override
    public void close() throws IOException {
        if (server == null) client.drop(client.access().database(), made);
        else {
            server.close();
            scratch.close();
        }
    }
}
