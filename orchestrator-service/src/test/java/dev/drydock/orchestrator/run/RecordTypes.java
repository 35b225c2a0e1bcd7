package dev.drydock.orchestrator.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the public record's types mean, and the data that each has. A line is {@code type | meaning | field kind, …}; a field with
 * a question mark may be left out. {@code docs/record} is made of this.
 */
final class RecordTypes {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String ORDER = "order text, name text";
    private static final String WORD = "reason? text, ticket? text";

    private static final String TOKEN = "token text, role text, scope text, expires? text";
    private static final String RELEASE = "application text, version text";
    private static final String STANDING = "standing text, done number, failed number";

    private static final List<String> LINES = List.of(
            "run.started | A run began, with its plan frozen | kind text, recipe text, from version, to version,"
                    + " steps number, backup? text, withoutDrill? text, journey? text, " + WORD,
            "run.turned-back | It goes back: everything that it touched is restored |",
            "run.stuck | It can go neither forth nor back by itself | at text",
            "run.paused | Step by step: it waits for `continue` |",
            "run.continued | A person let it go on | " + WORD,
            "run.cancelled | A person ended it before the doors closed | " + WORD,
            "run.retried | A person had the order that it is stuck at sent again | " + WORD,
            "run.roll-back-asked | A person sent it back | " + WORD,
            "run.resolved | A person mended what it was stuck at | " + WORD,
            "run.window-awaited | It waits until its doors may close |",
            "run.window-opened | They may close now | " + WORD,
            "run.window-missed | The time is over in which they might have | " + WORD,
            "run.neighbour-awaited | Another run restarts a service that this one needs; it waits |",
            "run.neighbour-left | That one has ended | " + WORD,
            "run.closed | The run is over. Always the last of a run | end text, count number",
            "step.ordered | A step was asked for | " + ORDER,
            "step.accepted | Its participant has it | " + ORDER,
            "step.done | It is done | " + ORDER,
            "step.refused | It never began, and changed nothing | " + ORDER,
            "step.failed | It began, and may have changed something | " + ORDER,
            "step.interrupted | Nobody saw its end | " + ORDER,
            "step.examined | What a check found, by kind | name text, found texts",
            "rung.done | A rung of a repair was climbed | name text",
            "rung.failed | A rung did not hold | name text",
            "rung.not-needed | Nothing was found any more | name text",
            "cure.ordered | A known error's remedy was asked for | " + ORDER,
            "cure.accepted | Its participant has it | " + ORDER,
            "cure.done | It is done | " + ORDER,
            "cure.refused | It never began | " + ORDER,
            "cure.failed | It began, and failed | " + ORDER,
            "cure.interrupted | Nobody saw its end | " + ORDER,
            "cure.missed | No cure knows this error; the same error has the same signature everywhere | " + ORDER
                    + ", signature hash",
            "approval.previewed | What SQL would be run, by its hash | sql hash, statements number, taking number",
            "approval.awaited | A person is asked | key text",
            "approval.given | A person said yes | " + WORD,
            "approval.rejected | A person said no | " + WORD,
            "approval.expired | Nobody said anything in time | " + WORD,
            "doors.closed | The site's users are kept out |",
            "doors.opened | They are let in again | byHand flag",
            "backup.taken | A backup is in its stores | backup text, fingerprints hashes, files number, bytes number",
            "backup.brought | A backup was brought from elsewhere | backup text, fingerprints hashes",
            "backup.verified | It was restored into scratch and compared |"
                    + " backup text, tables number, rows number, files number",
            "backup.checked | It was read back and checked; its drill was waived | backup text, files number",
            "backup.damaged | It is no good | backup text",
            "backup.erased | These are gone from their stores | backups texts",
            "backup.pinned | A person wants it kept | backup text, eraseAfter? text",
            "backup.unpinned | No longer | backup text, eraseAfter? text",
            "backup.dated | A person said when it is to go | backup text, eraseAfter? text",
            "restore.ordered | Something is to be put back | " + ORDER,
            "restore.accepted | Its participant has it | " + ORDER,
            "restore.done | It is put back | " + ORDER,
            "restore.refused | It never began | " + ORDER,
            "restore.failed | It began, and failed | " + ORDER,
            "restore.interrupted | Nobody saw its end | " + ORDER,
            "restore.proved | Everything was compared with the backup | fingerprints hashes, differences number",
            "site.added | A site is known | recipe text, file hash",
            "site.changed | It has another site file | recipe text, file hash",
            "site.removed | It is forgotten; it had no history |",
            "recipe.added | A recipe was added or replaced | recipe text, file hash",
            "token.created | Somebody may come in by a token | " + TOKEN,
            "token.revoked | No longer | " + TOKEN,
            "source.added | A repository is believed of its releases | forge text, repository text",
            "source.removed | No longer |",
            "policy.added | A policy was added or replaced | sha256 hash",
            "policy.removed | It is gone |",
            "hold.set | A version is held back from all sites | version text, reason text, ticket? text",
            "hold.lifted | No longer | version text",
            "release.heard | A release was told of for the first time | version text, way text, sites number",
            "release.queued | It is to come to this site | " + RELEASE + ", due? text, awaits? text",
            "release.approved | A person said yes to it | " + RELEASE + ", " + WORD,
            "release.rejected | A person said no to it | " + RELEASE + ", " + WORD,
            "release.refused | It does not come to this site | " + RELEASE + ", reason text",
            "release.superseded | A newer one comes instead | " + RELEASE + ", by text",
            "release.started | Its run began | " + RELEASE + ", run text",
            "release.missed | Its run had not closed the doors when its window was over; it is decided about again | "
                    + RELEASE + ", run text",
            "rollout.started | An upgrade of many sites began | to text, sites number, " + WORD,
            "rollout.held | No further run is begun for now | " + WORD,
            "rollout.resumed | It goes on | " + WORD,
            "rollout.retried | What failed is tried once more | " + WORD,
            "rollout.cancelled | No further run is begun | " + WORD,
            "rollout.stopped | Too many failed | " + STANDING,
            "rollout.ended | It is over | " + STANDING,
            "record.head | How far each chain has come that moved since the head before |"
                    + " chains number, entries number, moved moved");

    private RecordTypes() {}

    /** By file name. */
    static Map<String, String> schemas() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String line : LINES) {
            String[] parts = line.split("\\s*\\|\\s*", -1);
            all.put(parts[0] + ".v1.schema.json", text(schema(parts[0], parts[1], parts[2].strip())));
        }
        return all;
    }

    static List<String> names() {
        return LINES.stream().map(l -> l.substring(0, l.indexOf(' '))).toList();
    }

    private static ObjectNode schema(String type, String meaning, String fields) {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:drydock:record:dev.drydock." + type + ".v1");
        schema.put("title", "dev.drydock." + type + ".v1");
        schema.put("description", meaning);
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.set("id", kind("text").put("description", "RUN-SEQUENCE"));
        properties.set("source", kind("text"));
        properties.putObject("type").put("const", "dev.drydock." + type + ".v1");
        properties.set("subject", kind("text").put("description", "the site; of what is no site's, what it is about"));
        properties.set("time", kind("text").put("format", "date-time"));
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.set("run", kind("text").put("description", "the chain: a run's id, register, or heads"));
        properties.set("sequence", kind("number").put("minimum", 1).put("description", "1, 2, 3 … in its chain"));
        properties
                .putObject("previoushash")
                .put("type", "string")
                .put("pattern", "^([0-9a-f]{64})?$")
                .put("description", "SHA-256 of the value before it in its chain; empty for the first");
        properties.set("actor", kind("text").put("description", "who asked for it, or drydock"));
        properties.set("causationid", kind("text").put("description", "the order that led to it; may be empty"));
        properties.set("data", data(fields));
        require(schema, properties);
        return schema;
    }

    private static void require(ObjectNode schema, ObjectNode properties) {
        ArrayNode required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
    }

    private static ObjectNode data(String fields) {
        ObjectNode data = kind("object");
        if (fields.isEmpty()) return data;
        ObjectNode properties = data.putObject("properties");
        ArrayNode required = data.putArray("required");
        for (String field : fields.split(",\\s*")) {
            String[] words = field.strip().split("\\s+");
            String name = words[0].replace("?", "");
            properties.set(name, kind(words[1]));
            if (!words[0].endsWith("?")) required.add(name);
        }
        return data;
    }

    private static ObjectNode kind(String kind) {
        ObjectNode k = JSON.createObjectNode();
        return switch (kind) {
            case "text" -> k.put("type", "string");
            case "number" -> k.put("type", "integer");
            case "flag" -> k.put("type", "boolean");
            case "object" -> k.put("type", "object");
            case "hash" -> k.put("type", "string").put("pattern", "^[0-9a-f]{64}$");
            case "texts" -> k.put("type", "array").set("items", kind("text"));
            case "hashes" -> k.put("type", "object").set("additionalProperties", kind("text"));
            case "version" -> k.setAll(data("name text, commit text"));
            case "moved" -> k.put("type", "array").set("items", data("run text, sequence number, hash hash"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String text(ObjectNode schema) {
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
