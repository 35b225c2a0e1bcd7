package dev.drydock.orchestrator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drydock.contract.wire.Wire;
import dev.drydock.orchestrator.store.Recorded;
import java.io.IOException;
import java.time.Instant;

/**
 * An entry of the public record, as people read it. Its bytes and signature: {@code GET /api/v1/runs/ID/record}.
 *
 * @param chain a run's id; `register` for what is changed beside runs; `heads`
 * @param sequence its number in its chain
 * @param type without the common prefix and suffix: `step.done`
 * @param site null: it is of no site
 * @param subject what it is about: its site, or else a recipe, a token …
 * @param by who asked for it, or `drydock`
 * @param run the run that it is of, or tells of; null: none
 * @param says what its data says, in a line
 * @param hash SHA-256 of its bytes, which the next of its chain names
 */
public record RecordView(
        String chain,
        long sequence,
        Instant time,
        String type,
        String site,
        String subject,
        String by,
        String run,
        String says,
        String hash) {

    static RecordView of(Recorded.Told told) {
        JsonNode event = read(told.value());
        return new RecordView(
                told.run(),
                told.sequence(),
                told.at(),
                told.type(),
                told.site(),
                event.path("subject").asText(),
                told.by(),
                run(told, event.path("data")),
                Gist.of(event.path("data")),
                told.hash());
    }

    private static String run(Recorded.Told told, JsonNode data) {
        return told.ofRun() ? told.run() : data.path("run").asText(null);
    }

    private static JsonNode read(byte[] value) {
        try {
            return Wire.JSON.readTree(value);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
