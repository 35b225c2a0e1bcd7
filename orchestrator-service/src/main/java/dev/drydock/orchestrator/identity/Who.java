package dev.drydock.orchestrator.identity;

/**
 * Who asks.
 *
 * @param name as it stands in the record
 * @param scope the labels that a site must have; none: all sites
 */
public record Who(String name, Role role, Labels scope) {
    /** Of the token in a file, with which everything begins. */
    public static final Who ADMINISTRATOR = new Who("administrator", Role.ADMINISTRATOR, Labels.NONE);

    public boolean sees(Labels site) {
        return site.has(scope);
    }

    public boolean seesAll() {
        return scope.none();
    }
}
