package dev.drydock.orchestrator.recipe;

import java.util.List;

/** A YAML file as a tree. Scalars stay the text that stands there: {@code no} and {@code 1.10} mean nothing else. */
sealed interface Node {
    Mark at();

    /** What it is, in the words of somebody who writes YAML. */
    String kind();

    record Scalar(Mark at, String text, boolean quoted) implements Node {
        @Override
        public String kind() {
            return empty() ? "nothing" : "the text " + Notes.quote(text);
        }

        boolean empty() {
            return text.isBlank() || (!quoted && (text.equals("~") || text.equals("null")));
        }
    }

    record Items(Mark at, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Fields(Mark at, List<Field> fields) implements Node {
        @Override
        public String kind() {
            return "a group of keys";
        }
    }

    record Field(Scalar key, Node value) {}
}
