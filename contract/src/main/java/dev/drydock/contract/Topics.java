package dev.drydock.contract;

/** The topics beside those of {@link Family#topic()}. */
public final class Topics {
    public static final String ANSWERS = "drydock.answers";
    public static final String PROGRESS = "drydock.progress";
    public static final String UPGRADES = "drydock.upgrades";
    public static final String RELEASES = "drydock.releases";
    public static final String DEAD_LETTERS = "drydock.dead-letters";

    /** Fixed: a key must stay on its partition for ever. */
    public static final int PARTITIONS = 12;

    private Topics() {}
}
