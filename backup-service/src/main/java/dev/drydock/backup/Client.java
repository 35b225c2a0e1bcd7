package dev.drydock.backup;

import dev.drydock.backup.credentials.Access;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A server's own client, run at the other end of the line. */
record Client(Dialect dialect, Access access, Line line) {
    private static final int TAIL = 4096;

    /** @param sha256 without what says when and with what it was made */
    record Dumped(String sha256, long tables, long rows, long bytes) {}

    /**
     * How a dump is loaded.
     *
     * @param how empty, {@code scratch} or {@code add}
     * @param marker what a database says meanwhile that a drill has
     * @param first statements that go before it
     * @param strict not at all where its client could run commands of the dump's
     */
    record Load(
            String how,
            String marker,
            Map<String, String> properties,
            List<String> first,
            List<Manifest.Extension> extensions,
            boolean strict) {
        Load(
                String how,
                String marker,
                Map<String, String> properties,
                List<String> first,
                List<Manifest.Extension> extensions) {
            this(how, marker, properties, first, extensions, false);
        }

        Load first(List<String> statements) {
            return new Load(how, marker, properties, statements, extensions, strict);
        }

        /** On the backup service's own machine, where nobody else has that server. */
        Load ofOurOwn() {
            return new Load(how, "", properties, first, extensions, true);
        }

        /** As a database that the role has, and did not make. A server of our own has no tablespaces. */
        Load owned() {
            Map<String, String> all = new TreeMap<>(properties);
            all.put("tablespace", "pg_default");
            return new Load("", marker, all, first, extensions, strict);
        }
    }

    interface Opening {
        InputStream open() throws IOException;
    }

    /** @param here on this machine */
    record Source(boolean here, Opening opening) {}

    /** @param which empty, a part that is taken apart, {@code schema} or {@code scratch} */
    Dumped dump(String limit, String which, OutputStream copy) {
        List<String> arguments = new java.util.ArrayList<>(dialect.arguments(access.database(), limit));
        arguments.add(which);
        return masked(() -> line.take(
                dialect.script("SEND"),
                arguments,
                environment(access.database()),
                0,
                this::secret,
                from -> dumped(new Tee(from, copy))));
    }

    private Dumped dumped(InputStream dump) throws IOException {
        MessageDigest digest = Hash.sha256();
        byte[] tail = new byte[0];
        long bytes = 0;
        DumpRows rows = new DumpRows(dialect);
        try (DumpLines lines = new DumpLines(
                dialect.withoutNoise(), new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            byte[] buffer = new byte[2 * Line.BLOCK];
            for (int n = dump.read(buffer); n >= 0; n = dump.read(buffer)) {
                lines.write(buffer, 0, n);
                rows.write(buffer, 0, n);
                tail = tail(tail, buffer, 0, n);
                bytes += n;
            }
            lines.flush();
        }
        whole(tail);
        return new Dumped(Hash.hex(digest), rows.tables(), rows.rows(), bytes);
    }

    private static byte[] tail(byte[] before, byte[] buffer, int offset, int n) {
        if (n >= TAIL) return Arrays.copyOfRange(buffer, offset + n - TAIL, offset + n);
        int kept = Math.min(before.length, TAIL - n);
        byte[] all = Arrays.copyOfRange(before, before.length - kept, before.length + n);
        System.arraycopy(buffer, offset, all, kept, n);
        return all;
    }

    private void whole(byte[] tail) throws IOException {
        boolean whole =
                new String(tail, StandardCharsets.ISO_8859_1).lines().anyMatch(l -> l.startsWith(dialect.trailer()));
        if (!whole)
            throw new IOException("the dump's last line “" + dialect.trailer() + "” is missing: it was cut off");
    }

    /** What is stored, as a stream that fails at its end where the dump was cut. */
    InputStream checked(InputStream stored) {
        return new FilterInputStream(stored) {
            private byte[] last = new byte[0];

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int n = in.read(bytes, offset, length);
                if (n > 0) last = tail(last, bytes, offset, n);
                else if (n < 0) whole(last);
                return n;
            }
        };
    }

    /** Without what each table must be read through for. */
    ServerState about(String database) {
        return state(database, dialect.sql("about"));
    }

    /** @param more {@code rows}, {@code sums}: what each table must be read through for */
    ServerState state(String database, List<String> more) {
        return state(
                database, dialect.sql("about") + more.stream().map(dialect::sql).collect(Collectors.joining()));
    }

    private ServerState state(String database, String sql) {
        return masked(() -> line.take(
                dialect.script("ASK"),
                dialect.arguments(database, sql),
                environment(database),
                0,
                this::secret,
                ServerState::read));
    }

    /** What a backup says that it takes, too. */
    void run(String database, List<String> statements) {
        if (statements.isEmpty()) return;
        String sql = String.join(";\n", statements) + ";";
        // what MariaDB is asked makes statements, so that these are given as its rows
        String asked = dialect == Dialect.MYSQL
                ? "SELECT '" + sql.replace("\\", "\\\\").replace("'", "''") + "';"
                : sql;
        List<String> arguments = new java.util.ArrayList<>(dialect.arguments(database, asked));
        arguments.add("foreign");
        masked(() -> line.take(
                dialect.script("ASK"),
                arguments,
                environment(database),
                0,
                this::secret,
                from -> from.transferTo(OutputStream.nullOutputStream())));
    }

    /**
     * Where no link can be cut, neither from the store nor to the site, the client reads as it comes; else all of it is on the site's
     * host before anything is emptied.
     */
    void put(String database, Load load, Source source) {
        Map<String, String> environment = environment(database);
        environment.putAll(dialect.making(load.properties(), load.how().equals("scratch")));
        if (!load.marker().isEmpty()) environment.put("DRYDOCK_MARKER", load.marker());
        if (load.strict()) environment.put("DRYDOCK_STRICT", "1");
        List<String> arguments = new java.util.ArrayList<>(dialect.arguments(database, dialect.sql("empty")));
        arguments.add(load.how());
        boolean direct = source.here() && line.here();
        arguments.add(direct ? "direct" : "");
        masked(() -> {
            line.give(dialect.script("PUT"), arguments, environment, toSite -> {
                secret(toSite);
                // the client says the word when it has done all that came before
                Line.whole(
                        toSite,
                        word -> direct ? "SELECT '" + word + "';" : word,
                        out -> sql(database, load, source, out));
            });
            return null;
        });
    }

    private void sql(String database, Load load, Source source, OutputStream out) throws IOException {
        for (String statement : load.first()) out.write((statement + ";\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = checked(source.opening().open())) {
            @SuppressWarnings("resource") // what it writes to is not its own
            DumpLines lines = new DumpLines(dialect.into(database, load.extensions()), out);
            in.transferTo(lines);
            lines.flush();
        }
        out.write(dialect.end().getBytes(StandardCharsets.US_ASCII));
    }

    /** @param after {@code drop} where it was made, else the comment that it is left with */
    void drop(String database, String after) {
        List<String> arguments = new java.util.ArrayList<>(dialect.arguments(database, dialect.sql("empty")));
        arguments.add(after);
        masked(() -> {
            line.give(dialect.script("DROP"), arguments, environment(database), this::secret);
            return null;
        });
    }

    private Map<String, String> environment(String database) {
        return new TreeMap<>(dialect.environment(access, database));
    }

    private void secret(OutputStream toSite) throws IOException {
        byte[] file = dialect.secretFile(access).getBytes(StandardCharsets.UTF_8);
        toSite.write((Base64.getEncoder().encodeToString(file) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private interface Work<T> {
        T done();
    }

    /** A client's own words may hold it. */
    private <T> T masked(Work<T> work) {
        try {
            return work.done();
        } catch (Ended e) {
            throw e.masking(access.password());
        }
    }
}
