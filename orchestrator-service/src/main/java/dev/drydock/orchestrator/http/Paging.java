package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.Pages;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** Which page of a list is asked for. Texts, so that what is wrong is said as everywhere. */
public class Paging {
    static final int USUAL = 100;
    static final int MOST = 200;

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;

    public static Paging first(int most) {
        Paging first = new Paging();
        first.limit = String.valueOf(most);
        return first;
    }

    int most() {
        if (limit == null) return USUAL;
        if (limit.matches("[1-9][0-9]{0,2}") && Integer.parseInt(limit) <= MOST) return Integer.parseInt(limit);
        throw Problems.bad("limit", "The limit is not right", "1 to " + MOST + " are", "?limit=" + USUAL);
    }

    /** Of a list by one name. */
    String after() {
        List<String> place = Cursor.place(cursor, 1);
        return place == null ? null : place.getFirst();
    }

    /** Of a list by time. */
    Pages.Place place() {
        List<String> place = Cursor.place(cursor, 2);
        return place == null ? null : new Pages.Place(Cursor.instant(place.getFirst()), place.getLast());
    }
}
