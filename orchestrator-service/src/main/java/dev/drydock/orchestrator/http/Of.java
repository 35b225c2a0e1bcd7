package dev.drydock.orchestrator.http;

/** What an endpoint is about, and so what of it is within somebody's scope. */
public enum Of {
    /** The site that the path names. */
    SITE("name", "`drydock site list` names them"),

    /** The run that the path names, and so its site. */
    RUN("id", "`drydock runs` lists them"),

    /** The backup that the path names, and so its site. */
    BACKUP("id", "`drydock backups SITE` lists a site's"),

    /** The rollout that the path names, and so all its sites. */
    ROLLOUT("id", "`drydock rollout list` shows them"),

    /** Some sites: the endpoint itself leaves out, or refuses, what is outside of the caller's scope. */
    EACH,

    /** Something of no site. */
    NONE,

    /** All sites at once. */
    ALL;

    final String parameter;
    private final String next;

    Of() {
        this(null, null);
    }

    Of(String parameter, String next) {
        this.parameter = parameter;
        this.next = next;
    }

    /** Said of what there is not, and of what is not within the caller's scope: nobody can tell these from each other. */
    Problem unknown(String name) {
        return Problem.unknown(name().toLowerCase(java.util.Locale.ROOT), name, next);
    }
}
