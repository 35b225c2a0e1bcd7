package dev.drydock.cli.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.drydock.cli.api.Entries;
import dev.drydock.cli.api.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** What an entry's bytes say. */
record Event(
        String type,
        String subject,
        Instant time,
        String run,
        Long sequence,
        @JsonProperty("previoushash") String previous,
        String actor,
        Map<String, Object> data) {

    static Event of(Entries.Entry e) {
        return Json.read(new String(e.value(), StandardCharsets.UTF_8), Event.class);
    }

    /** {@code step.done} of {@code dev.drydock.step.done.v1} */
    String what() {
        return type == null ? "?" : type.replaceAll("^dev\\.drydock\\.|\\.v\\d+$", "");
    }
}
