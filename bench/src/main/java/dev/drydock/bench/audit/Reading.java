package dev.drydock.bench.audit;

import dev.drydock.contract.Topics;
import dev.drydock.contract.record.Pen;
import dev.drydock.contract.wire.Signatures;
import dev.drydock.stack.Options;
import dev.drydock.stack.Service;
import dev.drydock.stack.Stack;
import dev.drydock.stack.Trouble;
import dev.drydock.stack.part.Postgres;
import dev.drydock.stack.process.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How fast the audit service reads, verifies and keeps what has come while it was away. */
public final class Reading {
    private static final int AIM = 5000;
    private static final int A_RUN = 25;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Reading() {}

    /** @param seconds from the first to the last that was kept, by the database's clock */
    public record Line(long events, double seconds, long perSecond, int aim, boolean reached) {
        public String text() {
            return String.format(
                    Locale.ROOT,
                    "audit: %d events verified and kept in %.1f s: %d a second; the aim is %d: %s%n",
                    events,
                    seconds,
                    perSecond,
                    aim,
                    reached ? "reached" : "MISSED");
        }
    }

    public static Line measure(Path dir, boolean quick) throws Exception {
        int runs = quick ? 1_000 : 8_000;
        Options two = Options.free().with(Service.ORCHESTRATOR, Service.AUDIT);
        try (Stack stack = Stack.start(dir, two)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            stack.kill9(Service.AUDIT.word());
            fill(stack, runs);
            stack.restart(Service.AUDIT.word());
            return read(stack, (long) runs * A_RUN);
        }
    }

    private static void fill(Stack stack, int runs) throws Exception {
        Pen pen = new Pen(Signatures.Signer.load("orchestrator", stack.dir().resolve("keys/orchestrator.key")));
        Map<String, Object> config = Map.of("bootstrap.servers", stack.kafka(), "acks", "all", "linger.ms", 20);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < runs; i++) {
                String run = "bench-%06d".formatted(i);
                Pen.Last last = Pen.Last.none(run);
                for (int n = 1; n <= A_RUN; n++) {
                    Pen.Written w = entry(pen, last, n == A_RUN);
                    ProducerRecord<String, byte[]> r = new ProducerRecord<>(Topics.UPGRADES, run, w.value());
                    r.headers().add(Signatures.SIGNATURE, w.signature());
                    r.headers().add(Signatures.KEY, w.keyId().getBytes(StandardCharsets.UTF_8));
                    producer.send(r);
                    last = w.last();
                }
            }
            producer.flush();
        }
    }

    private static Pen.Written entry(Pen pen, Pen.Last last, boolean closes) {
        Map<String, Object> data = closes
                ? Map.of("end", "succeeded", "count", A_RUN)
                : Map.of("order", last.chain() + "/7/do/42", "name", "checkout");
        String what = closes ? "run.closed" : "step.done";
        return pen.write(last, what, "harbour-one", Instant.EPOCH, "vcs", last.chain() + "/7/do/42", data);
    }

    private static Line read(Stack stack, long events) throws SQLException {
        try (Connection c = DriverManager.getConnection(stack.jdbcUrl(), Postgres.USER, stack.postgresPassword())) {
            boolean all = Await.until(
                    LIMIT, () -> ask(c, "select count(*) from audit.event where run like 'bench-%'") >= events);
            if (!all)
                throw new Trouble("not all was kept within " + LIMIT.toMinutes() + " min; see " + stack.log("audit"));
            double seconds = ask(
                    c, "select extract(epoch from max(kept) - min(kept)) from audit.event where run like 'bench-%'");
            long perSecond = Math.round(events / seconds);
            return new Line(events, Math.round(seconds * 10) / 10.0, perSecond, AIM, perSecond >= AIM);
        }
    }

    private static double ask(Connection c, String sql) {
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getDouble(1);
        } catch (SQLException e) {
            throw new Trouble("cannot ask the database: " + e.getMessage(), e);
        }
    }
}
