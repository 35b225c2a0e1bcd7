package dev.drydock.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.drydock.stack.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * What is written down of a stack in {@code stack.json}: enough for another launcher, and for the command line, to find it.
 *
 * @param children by name, also those that are dead by now
 */
public record State(String url, String cluster, Map<String, Integer> ports, Map<String, Child> children) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public State {
        ports = Map.copyOf(ports);
        children = Map.copyOf(children);
    }

    public static State load(Data data) {
        try {
            if (!Files.exists(data.state())) return new State("", "", Map.of(), Map.of());
            return JSON.readValue(Files.readString(data.state()), State.class);
        } catch (IOException e) {
            throw new Trouble(
                    "cannot read " + data.state() + ": " + e.getMessage()
                            + ". It says which processes are the stack's; end them by hand if they live, then delete it",
                    e);
        }
    }

    void save(Data data) {
        try {
            Data.writePrivate(data.state(), JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    State with(Child child) {
        Map<String, Child> all = new HashMap<>(children);
        all.put(child.name(), child);
        return new State(url, cluster, ports, all);
    }

    State with(Ports more) {
        return new State(url, cluster, more.of(), children);
    }

    public boolean alive(String name) {
        return children.containsKey(name) && children.get(name).alive();
    }
}
