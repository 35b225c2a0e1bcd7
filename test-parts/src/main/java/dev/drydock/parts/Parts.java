package dev.drydock.parts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the real servers of tests come from: images, or programs of this machine. */
public enum Parts {
    CONTAINERS,
    EMBEDDED;

    /** Forces one of them. */
    static final String VARIABLE = "DRYDOCK_TEST_PARTS";

    private static final Once<Choice> CHOICE = new Once<>(Parts::choose);

    /** What a machine says of its Docker engine. Each answer is bounded; none is asked for that is not needed. */
    interface Engine {
        /** @return why not */
        Optional<String> silent();

        /** Whether the ports that its containers publish can be found from here. */
        boolean portsInReach();

        List<String> lacks();

        /** @return why they are still not there */
        Optional<String> pull(List<String> images);

        /** @return why it runs no container */
        Optional<String> broken();
    }

    record Choice(Parts parts, String why) {
        @Override
        public String toString() {
            return parts.name().toLowerCase(Locale.ROOT) + " (" + why + ")";
        }
    }

    /** Decided once a test process. */
    static Parts chosen() {
        return CHOICE.get().parts();
    }

    static Choice of(String forced, Engine engine) {
        return switch (forced) {
            case "embedded" -> new Choice(EMBEDDED, VARIABLE);
            case "containers" -> {
                trouble(engine).ifPresent(t -> {
                    throw new IllegalStateException(VARIABLE + " is containers, but " + t);
                });
                yield new Choice(CONTAINERS, VARIABLE);
            }
            case "" ->
                trouble(engine)
                        .map(t -> new Choice(EMBEDDED, t))
                        .orElseGet(() -> new Choice(CONTAINERS, "a Docker engine runs them"));
            default ->
                throw new IllegalStateException(
                        VARIABLE + " is '" + forced + "'; it can be containers, embedded or empty");
        };
    }

    private static Optional<String> trouble(Engine engine) {
        Optional<String> silent = engine.silent();
        if (silent.isPresent()) return silent;
        if (!engine.portsInReach())
            return Optional.of("this is a container, and TESTCONTAINERS_HOST_OVERRIDE does not name its engine's host");
        List<String> lacks = engine.lacks();
        if (!lacks.isEmpty()) {
            Optional<String> stay = engine.pull(lacks);
            if (stay.isPresent())
                return stay.map(why -> "the Docker engine lacks " + String.join(" and ", lacks) + ": " + why);
        }
        return engine.broken().map(why -> "the Docker engine runs no container: " + why);
    }

    // told, because a report must say on what its tests ran; ./drydock test looks for this line
    private static Choice choose() {
        Choice choice = of(System.getenv().getOrDefault(VARIABLE, ""), new Docker());
        System.out.println("servers of these tests: " + choice);
        return choice;
    }
}
