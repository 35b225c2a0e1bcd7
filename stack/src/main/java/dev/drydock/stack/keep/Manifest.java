package dev.drydock.stack.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * What a saved state says of itself; it comes last in the file, but for its {@link Seal}, so that one that was cut has none.
 *
 * @param versions schema → the version of its last migration
 * @param tables those that others point to come first
 */
public record Manifest(int format, String taken, Map<String, String> versions, List<Table> tables) {
    static final int FORMAT = 2;
    static final String ENTRY = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    public Manifest {
        versions = Map.copyOf(versions);
        tables = List.copyOf(tables);
    }

    /** @param sha256 of its rows as they stand in the file */
    public record Table(String schema, String name, List<String> columns, long rows, String sha256) {
        public Table {
            columns = List.copyOf(columns);
        }

        String entry() {
            return schema + "/" + name;
        }
    }

    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] bytes() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Manifest read(byte[] bytes) throws java.io.IOException {
        return JSON.readValue(bytes, Manifest.class);
    }
}
