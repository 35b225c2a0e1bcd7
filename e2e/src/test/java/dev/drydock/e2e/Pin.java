package dev.drydock.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.contract.FailPoint;
import dev.drydock.contract.OrderId.Kind;
import dev.drydock.stack.demo.HarbourSite;
import dev.drydock.stack.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Holds one order of a site's next upgrade at a fail point, and knows which replica of its participant has it there. */
record Pin(Path rule, String family) {

    /** @param step by its name in the plan */
    static Pin at(FailPoint point, String site, String family, Kind kind, String step) {
        String wish = "{\"kind\":\"upgrade\",\"to\":\"" + HarbourSite.GOOD + "\"}";
        JsonNode plan = Api.json("sites/" + site + "/plans", wish).body();
        for (JsonNode s : plan.path(kind == Kind.DO ? "steps" : "wayBack")) {
            if (!s.path("name").asText().equals(step)) continue;
            Path rule =
                    Dock.failPoints().resolve(point.file(site, s.path("index").asInt(), kind));
            try {
                Files.writeString(rule, "hold");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Pin(rule, family);
        }
        throw new AssertionError("no step " + step + " in " + plan.toPrettyString());
    }

    /** @return the name of the replica that holds it */
    String holder(String run) {
        Dock.until(() -> "it is held: " + Api.told(run), Duration.ofSeconds(240), () -> Files.exists(arrived()));
        return holder(family, run);
    }

    /** Whose lease the order is on which that family works for the run. */
    static String holder(String family, String run) {
        String sql = "select split_part(lease_owner, '/', 1) from " + family + ".journal"
                + " where run = ? and ended_at is null and lease_owner is not null";
        try (var c = Dock.STACK.postgres().connect();
                var s = c.prepareStatement(sql)) {
            s.setString(1, run);
            ResultSet r = s.executeQuery();
            if (!r.next()) throw new AssertionError("nobody of " + family + " works for run " + run);
            return r.getString(1).equals("1") ? family : family + "-" + r.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void release() {
        Tool.delete(arrived());
    }

    private Path arrived() {
        return rule.resolveSibling(rule.getFileName() + ".arrived");
    }
}
