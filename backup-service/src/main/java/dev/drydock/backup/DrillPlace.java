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
    private final Client.Load load;
    private final String after;
    private final PrivateServer server;
    private final Scratch scratch;
    private boolean lost;

    private DrillPlace(Client client, Client.Load load, String after, PrivateServer server, Scratch scratch) {
        this.client = client;
        this.load = load;
        this.after = after;
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
        String own = Dialect.scratchName(means.site().place(), database.name());
        String name = named.isEmpty() ? own : named;
        ServerChecks.notItself(name, access);
        String marker = own + " " + means.order().fileName();
        Client.Load load = new Client.Load("scratch", marker, properties, List.of(), origin.extensions());
        Client client = new Client(dialect, at(access, name), means.line());
        Optional<String> programs =
                named.isEmpty() ? PrivateServer.programs(dialect.engine(), origin.release()) : Optional.empty();
        if (named.isEmpty() && !origin.makesExtensions()) {
            return programs.isPresent()
                    ? ofOurOwn(client, means, programs.get(), load, origin)
                    : refuse(ServerChecks.noScratch(database, dialect, access, origin));
        }
        String after = named.isEmpty() ? "drop" : seen(client, own, origin);
        DrillPlace place = new DrillPlace(client, load, after, null, null);
        try {
            place.tried();
            return place;
        } catch (Ended e) {
            if (e.said() instanceof Said.Refused) throw e;
            if (e.exit() != Exits.NO_SCRATCH) {
                closeAfter(e, place);
                throw e;
            }
            return programs.isPresent()
                    ? ofOurOwn(client, means, programs.get(), load, origin)
                    : refuse(ServerChecks.noScratch(database, dialect, access, origin));
        }
    }

    private static DrillPlace refuse(Said.Refused refused) {
        throw new Ended(refused);
    }

    /**
     * Nothing of it is touched before it has been seen empty, or a drill of this very database has left its marker there.
     *
     * @return what is to be said of it afterwards
     */
    private static String seen(Client client, String own, Manifest.Origin origin) {
        String name = client.access().database();
        ServerState state = client.about(name);
        boolean ours = state.marker().startsWith(own + " ");
        if (!ours) ServerChecks.empty(name, state);
        if (!ours) ServerChecks.nobodys(name, client.dialect(), state);
        ServerChecks.has(name, state, origin);
        return "was:" + (ours ? "" : state.marker());
    }

    private static Access at(Access access, String name) {
        return new Access(access.host(), access.port(), access.socket(), access.user(), access.password(), name);
    }

    /** There the dump is loaded as the role that would load it on the site, with no more power than it has. */
    private static DrillPlace ofOurOwn(
            Client site, Means means, String programs, Client.Load load, Manifest.Origin origin) throws IOException {
        Dialect dialect = site.dialect();
        Scratch scratch = means.scratch();
        PrivateServer server;
        Line here;
        try {
            here = means.here(scratch);
            server = PrivateServer.start(dialect.engine(), programs, scratch.file("server"));
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
        String name = site.access().database();
        String socket = server.socket(dialect.engine());
        Access access = new Access("", 0, socket, dialect.loader(origin), "", name);
        DrillPlace place = new DrillPlace(new Client(dialect, access, here), load.ofOurOwn(), "drop", server, scratch);
        Access superuser = new Access("", 0, socket, PrivateServer.superuser(dialect.engine()), "", name);
        try {
            prepare(new Client(dialect, superuser, here), load.ofOurOwn(), origin);
            place.tried();
            return place;
        } catch (RuntimeException e) {
            closeAfter(e, place);
            throw e;
        }
    }

    private static void prepare(Client superuser, Client.Load load, Manifest.Origin origin) {
        Dialect dialect = superuser.dialect();
        superuser.run(dialect.home(), dialect.rolesOf(origin));
        String name = superuser.access().database();
        superuser.put(name, dialect == Dialect.POSTGRESQL ? load.owned() : load, nothing(dialect));
        superuser.run(
                name,
                origin.extensions().stream()
                        .map(e -> "CREATE EXTENSION IF NOT EXISTS " + dialect.quoted(e.name()) + " CASCADE")
                        .toList());
    }

    /** What went wrong first is what counts. */
    private static void closeAfter(RuntimeException first, DrillPlace place) {
        try {
            place.close();
        } catch (IOException | Ended e) {
            first.addSuppressed(e);
        }
    }

    private static Client.Source nothing(Dialect dialect) {
        byte[] nothing = (dialect.trailer() + "\n").getBytes(StandardCharsets.US_ASCII);
        return new Client.Source(true, () -> new ByteArrayInputStream(nothing));
    }

    private void tried() {
        load(List.of(), nothing(client.dialect()));
    }

    void load(List<String> first, Client.Source source) {
        String name = client.access().database();
        client.put(name, load.first(first), source);
        String own = load.marker().replaceFirst(" .*", " ");
        if (own.isEmpty() || client.about(name).marker().startsWith(own)) return;
        lost = true;
        throw Ended.failed(
                "another drill has taken the scratch database " + name + " meanwhile",
                "name one for each site and each database under `scratch` in the site files",
                "");
    }

    @Override
    public void close() throws IOException {
        if (lost) return; // what is there is another's
        if (server == null) client.drop(client.access().database(), after);
        else {
            try {
                server.close();
            } finally {
                scratch.close();
            }
        }
    }
}
