package dev.drydock.maintenance;

/** What came when the site's page was asked from outside. */
sealed interface Page {

    /** @param body its beginning */
    record Answered(int status, String body) implements Page {}

    /** Nobody answered, or not in HTTP, or not in time. */
    record Silent(String why) implements Page {}

    default String told() {
        return switch (this) {
            case Answered answered -> "status " + answered.status();
            case Silent silent -> "no answer (" + silent.why() + ")";
        };
    }

    /** 503 is what every way of closing the doors answers; anything else may be the application itself. */
    default boolean closed() {
        return this instanceof Answered answered && answered.status() == 503;
    }

    /** Nobody answers, or only the web server in front of where the application was. */
    default boolean gone() {
        return !(this instanceof Answered answered) || answered.status() >= 502 && answered.status() <= 504;
    }

    default boolean open() {
        return this instanceof Answered answered && answered.status() != 503;
    }

    default boolean healthy() {
        return this instanceof Answered answered && answered.status() < 500;
    }
}
