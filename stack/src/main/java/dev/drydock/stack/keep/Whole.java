package dev.drydock.stack.keep;

import dev.drydock.stack.Data;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.State;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A stack's state out of its database, and into that of a new one. */
public final class Whole {
    private Whole() {}

    /** Nothing need stand still for it. */
    public static Manifest save(Data data, Path file) {
        State state = State.load(data);
        if (!state.alive("postgres")) {
            throw new Trouble("the database of " + data.dir() + " does not run; nothing was saved. Type: ./drydock up");
        }
        try (Connection c = postgres(data, state).connectPatiently()) {
            return Saved.write(c, file, data);
        } catch (IOException | SQLException e) {
            throw new Trouble("the database cannot be asked: " + e.getMessage() + "; nothing was saved", e);
        }
    }

    /** Of the stack in a folder. */
    public static Postgres postgres(Data data, State state) throws IOException {
        String password = Files.readString(data.postgresPassword()).strip();
        return new Postgres(null, data.postgres(), state.ports().getOrDefault("postgres", 0), password);
    }

    /** Only the database runs meanwhile, and nothing afterwards. */
    public static Manifest load(Data data, Path file, Options options) {
        if (!Data.owners().stream().allMatch(owner -> Files.exists(data.key(data.keyId(owner))))) {
            throw new Trouble(
                    "there are not all keys in " + data.dir() + ", so nobody would believe what was signed; nothing was"
                            + " changed. First put back keys/, trusted/, secrets/ and admin.token as they were when the state was saved");
        }
        Manifest manifest = Loaded.check(file, data.trusted());
        State before = State.load(data);
        if (before.children().keySet().stream().anyMatch(before::alive)) {
            throw new Trouble("a Drydock runs from " + data.dir() + "; nothing was changed. Type: ./drydock down");
        }
        try (Stack stack = Stack.start(data.dir(), options.with(new Service[0]))) {
            try (Connection c = stack.postgres().connectPatiently()) {
                Loaded.empty(c);
                for (Service s : Service.ALL) stack.migrate(s);
                Loaded.fits(c, manifest);
                Loaded.load(c, file, manifest);
            }
            return manifest;
        } catch (SQLException e) {
            throw new Trouble("the database cannot be asked: " + e.getMessage() + "; the state was not loaded", e);
        }
    }
}
