package dev.drydock.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.backup.credentials.Access;
import dev.drydock.contract.Content;
import dev.drydock.contract.Said;
import dev.drydock.contract.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database of a PostgreSQL, MariaDB or MySQL server, through its own clients on the site's host. */
final class ServerEngine implements Engine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EVENTS = "events";

    private final Content.Database database;
    private final Dialect dialect;
    private final Means means;
    private final Credentials credentials;

    ServerEngine(Content.Database database, Dialect dialect, Means means) {
        this.database = database;
        this.dialect = dialect;
        this.means = means;
        this.credentials = new Credentials(database, means);
    }

    private Client client(Access access) {
        return new Client(dialect, access, means.line());
    }

    @Override
    public Size check(Work.Preflight work) throws IOException {
        Access access = credentials.ofSite();
        Client client = client(access);
        ServerState state = reached(client);
        refuse(ServerChecks.complaint(database, dialect, state, access));
        refuse(ServerRights.complaint(database, dialect, state, access.database()));
        if (dialect == Dialect.POSTGRESQL) owners(client, state);
        boolean here = !work.waived() && drillWorks(access, state);
        return new Size(state.bytes(), 0, 2 * state.bytes(), here ? 2 * state.bytes() : 0);
    }

    /** @return on the backup service's own machine */
    private boolean drillWorks(Access access, ServerState state) throws IOException {
        try (DrillPlace place = DrillPlace.open(
                database, dialect, means, access, state.properties(), Manifest.Origin.of(state, access.database()))) {
            if (place.ofOurOwn()) {
                means.site()
                        .say("role " + access.user() + " may make no such scratch database: the drill of "
                                + database.name() + " has a server of its own");
            }
            return place.ofOurOwn();
        } catch (Ended e) {
            if (e.said() instanceof Said.Refused) throw e;
            throw new Ended(ServerChecks.unreachable(database, dialect, access, e));
        }
    }

    private static void refuse(Optional<Said.Refused> complaint) {
        complaint.ifPresent(refused -> {
            throw new Ended(refused);
        });
    }

    private void owners(Client client, ServerState state) {
        DumpOwners owners = new DumpOwners(state);
        try {
            client.dump("", "schema", new DumpLines(owners, OutputStream.nullOutputStream()));
        } catch (Ended e) {
            throw new Ended(ServerChecks.unreachable(database, dialect, client.access(), e));
        }
        refuse(ServerRights.owners(database, client.access().database(), state.account(), owners));
    }

    private ServerState reached(Client client) {
        try {
            return client.about(client.access().database());
        } catch (Ended e) {
            throw new Ended(ServerChecks.unreachable(database, dialect, client.access(), e));
        }
    }

    @Override
    public Taken take(Work.Backup work, Shelf shelf, Manifest files) throws IOException {
        Access access = credentials.ofSite();
        Client client = client(access);
        ServerState state =
                Quiet.of(client, database.name(), means, work.content().mark()).state();
        refuse(ServerRights.complaint(database, dialect, state, access.database()));
        List<Artefact> artefacts = new ArrayList<>();
        Client.Dumped dumped = dump(client, "", "", shelf, artefacts);
        Map<String, String> parts = new TreeMap<>();
        if (dialect == Dialect.MYSQL) {
            parts.put(EVENTS, dump(client, "", EVENTS, shelf, artefacts).sha256());
        }
        if (credentials.areKept()) artefacts.add(keep(access, shelf));
        Facts facts = facts(dumped, parts, state);
        return new Taken(
                artefacts,
                new Manifest.Database(database.name(), "", "", facts, Manifest.Origin.of(state, access.database())));
    }

    private Client.Dumped dump(Client client, String limit, String which, Shelf shelf, List<Artefact> artefacts)
            throws IOException {
        try (Deposit deposit = shelf.deposit(Shelf.dump(database.name(), which))) {
            Client.Dumped dumped = client.dump(limit, which, deposit);
            artefacts.add(deposit.keep());
            return dumped;
        }
    }

    /** On the way back the site's own may be broken, or other ones. */
    private Artefact keep(Access access, Shelf shelf) throws IOException {
        try (Deposit deposit = shelf.deposit(Shelf.access(database.name()))) {
            deposit.write(JSON.writeValueAsBytes(access));
            return deposit.keep();
        }
    }

    private static Facts facts(Client.Dumped dumped, Map<String, String> parts, ServerState state) {
        Map<String, String> properties = new TreeMap<>(state.properties());
        properties.putAll(parts);
        return new Facts(dumped.sha256(), properties, dumped.tables(), dumped.rows(), dumped.bytes());
    }

    @Override
    public void keep(Shelf shelf, String limitSeconds) throws IOException {
        Client client = client(credentials.ofSite());
        List<Artefact> artefacts = new ArrayList<>();
        dump(client, limitSeconds, "", shelf, artefacts);
        if (dialect == Dialect.MYSQL) dump(client, limitSeconds, EVENTS, shelf, artefacts);
    }

    @Override
    public void drill(Work.Drill work, Shelf shelf, Manifest.Database was) throws IOException {
        Access access = credentials.ofBackup(shelf);
        Map<String, String> sums = sums(client(access), work);
        try (DrillPlace place =
                DrillPlace.open(database, dialect, means, access, was.facts().properties(), was.origin())) {
            place.load(first(was), shelf.source(Shelf.dump(was.name(), "")));
            compare(place.client(), was, sums);
            if (dialect == Dialect.MYSQL) readThrough(place.client(), shelf, was, EVENTS);
        }
    }

    /**
     * What MariaDB says of each table's content, so that what a dump cannot write down is noticed: of the site's database, as long as
     * it still is what was dumped. That is behind closed doors, for the run that took the backup.
     */
    private Map<String, String> sums(Client site, Work.Drill work) {
        boolean own = work.backup().equals(means.order().run());
        if (dialect != Dialect.MYSQL || !own) return Map.of();
        if (!Quiet.of(site, database.name(), means, work.content().mark()).still()) {
            means.site().say("with open doors the tables' checksums are not compared, only the dump and its rows");
            return Map.of();
        }
        return site.state(site.access().database(), List.of("sums")).sums();
    }

    /** MariaDB's own properties must be there before the first table is. */
    private List<String> first(Manifest.Database was) {
        return dialect == Dialect.MYSQL ? was.origin().settings() : List.of();
    }

    private void compare(Client scratch, Manifest.Database was, Map<String, String> sums) {
        String part = "database:" + was.name();
        ServerState state =
                scratch.state(scratch.access().database(), sums.isEmpty() ? List.of("rows") : List.of("rows", "sums"));
        ServerRights.foreign(was.origin().powers(), was.origin().account(), state.owned())
                .ifPresent(o -> Drill.fail(part + " could not be put back: " + ServerRights.described(o) + ", and "
                        + was.origin().account() + " may make nothing for others"));
        if (state.tables() != was.facts().tables()
                || state.allRows() != was.facts().rows()) {
            Drill.fail(part + " has " + state.tables() + " tables and " + state.allRows()
                    + " rows when it is loaded, and had " + was.facts().tables() + " and "
                    + was.facts().rows());
        }
        if (!state.sums().equals(sums)) {
            Drill.fail(
                    part + " holds what a dump does not write down: loaded from it, these tables have other checksums: "
                            + differing(sums, state.sums()));
        }
        Client.Dumped dumped = scratch.dump("", "scratch", OutputStream.nullOutputStream());
        Drill.require(dumped.sha256(), was.facts().dump(), part);
    }

    private static String differing(Map<String, String> was, Map<String, String> loaded) {
        return was.keySet().stream()
                .filter(table -> !was.get(table).equals(loaded.get(table)))
                .limit(5)
                .collect(Collectors.joining(", "));
    }

    /** Events would begin to run in scratch: they are only read to their end. */
    private void readThrough(Client client, Shelf shelf, Manifest.Database was, String which) throws IOException {
        try (InputStream in = client.checked(shelf.open(Shelf.dump(was.name(), which)))) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
    public void readBack(Shelf shelf, Manifest.Database was) throws IOException {
        Client client = client(credentials.ofBackup(shelf));
        readThrough(client, shelf, was, "");
        if (dialect == Dialect.MYSQL) readThrough(client, shelf, was, EVENTS);
    }

    @Override
    public void meant(Shelf chosen, Optional<Shelf> present) throws IOException {
        if (!credentials.areKept()) return;
        Optional<Access> there =
                present.isPresent() ? Optional.of(credentials.ofBackup(present.get())) : credentials.ofSiteIfAny();
        if (there.isEmpty()) return;
        String now = dialect.target(there.get());
        String then = dialect.target(credentials.ofBackup(chosen));
        if (now.equals(then)) return;
        throw Ended.refused(
                "the chosen backup is of " + then + ", and the site uses " + now
                        + " now: what is in the former has not been backed up; nothing was put back",
                "to write over it, name it in the site's "
                        + database.server().credentials().source()
                        + " again and start anew: then it is backed up first;"
                        + " to keep it, restore by hand as the backup's RESTORE.md says");
    }

    @Override
    public void put(Work.Restore work, Shelf shelf, Manifest.Database was) throws IOException {
        Client client = client(credentials.ofBackup(shelf));
        String name = client.access().database();
        Manifest.Origin origin = was.origin();
        Client.Load load = new Client.Load("", "", was.facts().properties(), first(was), staying(client, name, origin));
        client.put(name, load, shelf.source(Shelf.dump(was.name(), "")));
        if (dialect == Dialect.MYSQL) {
            Client.Load add = new Client.Load("add", "", Map.of(), List.of(), List.of());
            client.put(name, add, shelf.source(Shelf.dump(was.name(), EVENTS)));
        }
        client.run(name, client.about(name).towards(origin.settings()));
    }

    /** Of the dump, and of what is there now: an administrator may have made one again since. */
    private static List<Manifest.Extension> staying(Client client, String name, Manifest.Origin origin) {
        try {
            return Stream.concat(origin.extensions().stream(), client.about(name).extensions().stream())
                    .distinct()
                    .toList();
        } catch (Ended e) {
            return origin.extensions(); // it is gone; where it is something else, putting says what
        }
    }

    @Override
    public List<String> byHand(Manifest.Database was) {
        return ServerGuide.lines(dialect, was);
    }

    @Override
    public Facts now(Shelf shelf, Manifest.Database was) throws IOException {
        Client client = client(credentials.ofBackup(shelf));
        Client.Dumped dumped = client.dump("", "", OutputStream.nullOutputStream());
        Map<String, String> parts = new TreeMap<>();
        if (dialect == Dialect.MYSQL) {
            parts.put(
                    EVENTS,
                    client.dump("", EVENTS, OutputStream.nullOutputStream()).sha256());
        }
        return facts(dumped, parts, client.about(client.access().database()));
    }
}
