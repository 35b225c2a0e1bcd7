package dev.drydock.orchestrator.recipe;

/**
 * What visitors read while the doors are closed, where the application has no page of its own for that.
 *
 * @param language as in HTML
 * @param until with {@link #TIME} where the time is to stand
 */
public record Visitors(String title, String text, String until, String language) {
    public static final String TIME = "{time}";
}
