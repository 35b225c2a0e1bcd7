package dev.drydock.orchestrator.recipe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;

/** Parser events → tree, so that an alias is seen as one and never expanded. */
final class TreeBuilder {
    static final int DEEPEST = 20;

    private final Iterator<Event> events;
    private final Notes notes;

    TreeBuilder(Iterator<Event> events, Notes notes) {
        this.events = events;
        this.notes = notes;
    }

    Node document() {
        Node top = new Node.Scalar(Mark.START, "", false);
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start && ++documents > 1) {
                notes.add(mark(start), "a second document begins here", "one file for each recipe or site");
                return top;
            }
            if (event instanceof NodeEvent) top = node(event, 1);
        }
        return top;
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) throw new TooDeep(mark(event));
        plain(event);
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> fields(start, depth);
            case CollectionStartEvent start -> items(start, depth);
            default -> new Node.Scalar(mark(event), "", false);
        };
    }

    private void plain(Event event) {
        Mark at = mark(event);
        if (event instanceof AliasEvent alias) {
            notes.spoil(at, "the alias `*" + alias.getAnchor() + "`", "write the value out");
        } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
            notes.spoil(at, "the anchor `&" + node.getAnchor() + "`", "write the value out where it is needed");
        }
        String tag = event instanceof ScalarEvent s
                ? s.getTag()
                : event instanceof CollectionStartEvent c ? c.getTag() : null;
        if (tag != null) notes.spoil(at, "the tag " + Notes.quote(tag), "plain values without tags");
    }

    private Node scalar(ScalarEvent event) {
        String text = event.getValue();
        for (char c : text.toCharArray()) {
            if (c != '\r' && !Document.forbidden(c)) continue;
            notes.spoil(mark(event), "the value has the character " + Document.named(c), "plain text");
            break;
        }
        return new Node.Scalar(mark(event), text, event.getScalarStyle() != ScalarStyle.PLAIN);
    }

    private Node items(Event start, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event e = events.next(); !(e instanceof SequenceEndEvent); e = events.next())
            items.add(node(e, depth + 1));
        return new Node.Items(mark(start), items);
    }

    private Node fields(Event start, int depth) {
        List<Node.Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Event e = events.next(); !(e instanceof MappingEndEvent); e = events.next()) {
            Node key = node(e, depth + 1);
            Node value = node(events.next(), depth + 1);
            if (!(key instanceof Node.Scalar name) || name.text().isBlank()) {
                notes.add(key.at(), "a key that is " + key.kind(), "a word");
            } else if (!seen.add(name.text())) {
                notes.add(key.at(), Notes.quote(name.text()) + " stands here twice", "each key once");
            } else {
                fields.add(new Node.Field(name, value));
            }
        }
        return new Node.Fields(mark(start), fields);
    }

    private static Mark mark(Event event) {
        var at = event.getStartMark();
        return at == null ? Mark.START : new Mark(at.getLine() + 1, at.getColumn() + 1);
    }

    /** Only leaves the recursion; never leaves this package. */
    static final class TooDeep extends RuntimeException {
        final transient Mark at;

        TooDeep(Mark at) {
            super(null, null, false, false);
            this.at = at;
        }
    }
}
