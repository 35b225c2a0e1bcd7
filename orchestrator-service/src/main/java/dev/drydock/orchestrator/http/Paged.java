package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.store.Page;
import java.util.List;

/**
 * One page of a list.
 *
 * @param next the {@code cursor} of the page after this one; null: this is the last
 */
public record Paged<T>(List<T> items, String next) {
    static <T> Paged<T> of(Page<T> page) {
        return new Paged<>(page.rows(), Cursor.text(page.next()));
    }
}
