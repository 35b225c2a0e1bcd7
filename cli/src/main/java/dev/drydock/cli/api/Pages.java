package dev.drydock.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A long list in one answer: page after page is asked for, until there are no more or there is enough. */
public final class Pages {
    private static final int MOST_PAGES = 200;

    private final Api api;

    public Pages(Api api) {
        this.api = api;
    }

    /**
     * @param path may have a query
     * @param most how many of its {@code items} are wanted at least, if there are so many
     * @return its lists are those of all pages; {@code next} is where it was left
     */
    public Reply get(String path, int most) {
        Reply first = api.get(path);
        if (!(first instanceof Reply.Good good)) return first;
        ObjectNode all = Json.object(good.body());
        for (int page = 1; page < MOST_PAGES && all.path("items").size() < most; page++) {
            String next = all.path("next").asText("");
            if (next.isEmpty()) break;
            Reply more = api.get(path + (path.contains("?") ? "&" : "?") + "cursor=" + Api.encoded(next));
            if (!(more instanceof Reply.Good followed)) return more;
            append(all, Json.object(followed.body()));
        }
        return new Reply.Good(good.status(), all.toString());
    }

    private static void append(ObjectNode all, ObjectNode page) {
        all.properties().forEach(field -> {
            JsonNode more = page.path(field.getKey());
            if (field.getValue() instanceof ArrayNode list && more instanceof ArrayNode a) list.addAll(a);
        });
        all.set("next", page.path("next").isMissingNode() ? null : page.get("next"));
    }
}
