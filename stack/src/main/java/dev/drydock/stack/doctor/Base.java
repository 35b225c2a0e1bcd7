package dev.drydock.stack.doctor;

import dev.drydock.contract.Topics;
import dev.drydock.stack.Data;
import dev.drydock.stack.State;
import dev.drydock.stack.keep.Whole;
import dev.drydock.stack.part.Broker;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What all of it stands on: the database with its clock, the broker with its topics. */
final class Base {
    private static final Duration SKEW = Duration.ofSeconds(2);

    private Base() {}

    static List<Finding> look(Data data, State state) {
        List<Finding> all = new ArrayList<>();
        all.add(database(data, state));
        int port = state.ports().getOrDefault("kafka", 0);
        try {
            Broker.Seen seen = Broker.seen("127.0.0.1:" + port, Instant.now().minus(Duration.ofDays(1)));
            all.addAll(topics(seen));
            all.add(letters(seen.deadLetters()));
        } catch (Broker.Silent e) {
            all.add(Finding.bad("broker", e.getMessage(), "./drydock up; runs wait, and nothing is lost"));
        }
        return all;
    }

    private static Finding database(Data data, State state) {
        try (Connection c = Whole.postgres(data, state).connect();
                Statement s = c.createStatement()) {
            Instant before = Instant.now();
            try (ResultSet r = s.executeQuery("select clock_timestamp()")) {
                r.next();
                Instant there = r.getTimestamp(1).toInstant();
                return clock(before, there, Instant.now());
            }
        } catch (IOException | SQLException e) {
            return Finding.bad(
                    "database", "does not answer: " + e.getMessage(), "./drydock up; runs wait, nothing is lost");
        }
    }

    /** The database's answer lies between the two. */
    static Finding clock(Instant before, Instant there, Instant after) {
        Duration early = Duration.between(there, before);
        Duration late = Duration.between(after, there);
        Duration off = early.compareTo(late) > 0 ? early : late;
        if (off.compareTo(SKEW) <= 0) return Finding.ok("database", "answers, and its clock is this machine's");
        return Finding.warn(
                "database",
                "its clock and this machine's are " + off.toSeconds() + " s apart: Drydock goes by the database's,"
                        + " what you read in logs does not",
                "let both machines go by the same time server (timedatectl)");
    }

    static List<Finding> topics(Broker.Seen seen) {
        List<Finding> wrong = new ArrayList<>();
        seen.wrong()
                .forEach((topic, why) -> wrong.add(Finding.bad(
                        "topic " + topic,
                        why,
                        topic.equals(Topics.UPGRADES)
                                ? "kafka-configs --alter --entity-type topics --entity-name " + topic
                                        + " --add-config retention.ms=-1"
                                : "make it as ./drydock up does: " + Topics.PARTITIONS + " partitions")));
        return wrong.isEmpty() ? List.of(Finding.ok("broker", "answers, and has its topics")) : wrong;
    }

    static Finding letters(long many) {
        return many == 0
                ? Finding.ok("dead letters", "none since yesterday")
                : Finding.warn(
                        "dead letters",
                        many + " since yesterday",
                        "kcat -C -t " + Topics.DEAD_LETTERS
                                + " -e; each says why. docs/operations.md#drydockdeadletters");
    }
}
