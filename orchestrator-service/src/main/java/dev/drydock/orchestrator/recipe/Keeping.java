package dev.drydock.orchestrator.recipe;

/**
 * Which backups of a site stay: whatever one of these keeps. 0: that one keeps none.
 *
 * @param last the newest so many
 * @param days those that are not older
 * @param perVersion of each version the newest so many
 */
public record Keeping(int last, int days, int perVersion) {}
