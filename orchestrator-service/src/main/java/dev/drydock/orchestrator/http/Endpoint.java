package dev.drydock.orchestrator.http;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A method that answers requests, as its annotations have it.
 *
 * @param needs null: it does not say who may ask it
 * @param open whether it says that anybody may
 */
record Endpoint(String verb, String path, Needs needs, boolean open, Method code) {
    private static final String WEBHOOKS = "/webhooks/";
    private static final String CLOSED = "/closed/";
    /** A stranger's path below these two that has another shape is none, and counts as any wrong one. */
    private static final Pattern BELOW = Pattern.compile(WEBHOOKS + "[^/]{1,63}|" + CLOSED + "[a-z0-9][a-z0-9-]{0,62}");

    private static final Set<String> LOGINS = Set.of(Login.PATH, Login.PROVIDER, Login.BACK);

    /** @param classes all that have a {@link Path} */
    static List<Endpoint> of(Stream<Class<?>> classes) {
        return classes.filter(c -> c.isAnnotationPresent(Path.class))
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .flatMap(m -> verb(m).map(v -> of(v, m)).stream())
                .sorted(Comparator.comparing(Endpoint::path)
                        .thenComparing(Endpoint::verb)
                        .thenComparing(e -> e.code().getName()))
                .toList();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(a -> a.isAnnotationPresent(HttpMethod.class))
                .map(a -> a.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static Endpoint of(String verb, Method method) {
        Class<?> in = method.getDeclaringClass();
        Path below = method.getAnnotation(Path.class);
        String path = in.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return new Endpoint(
                verb,
                path.replaceAll("//+", "/"),
                method.getAnnotation(Needs.class),
                method.isAnnotationPresent(Open.class),
                method);
    }

    /** @return why it must not answer anybody */
    Optional<String> fault() {
        if (open) {
            return needs == null && mayBeOpen(path.replaceAll("\\{\\w+}$", "some"))
                    ? Optional.empty()
                    : wrong("is open, and "
                            + (needs == null
                                    ? "neither below " + WEBHOOKS + " or " + CLOSED + " nor of " + Login.PATH
                                    : "@Needs a role"));
        }
        if (needs == null) return wrong("has no @Needs: nobody says who may ask it");
        String parameter = needs.of().parameter;
        if (parameter != null && !path.contains("{" + parameter + "}")) {
            return wrong("is of the " + needs.of() + " that its path names, and the path has no {" + parameter + "}");
        }
        Of named = named();
        return named == null || named == needs.of() ? Optional.empty() : wrong("names a " + named + " in its path");
    }

    /** What is asked before anybody knows by whom. */
    static boolean mayBeOpen(String path) {
        return BELOW.matcher(path).matches() || LOGINS.contains(path);
    }

    /** Of the console, which people see; the rest is for programs. */
    boolean console() {
        return console(path);
    }

    /** For visitors of a site whose doors are closed. */
    boolean closed() {
        return path.startsWith(CLOSED);
    }

    static boolean console(String path) {
        return Stream.of("/api/", WEBHOOKS, CLOSED, "/q/").noneMatch(path::startsWith);
    }

    /** Whose name stands in the path. */
    private Of named() {
        String of = path.replaceFirst("^/api/v1(?=/)", "");
        if (of.startsWith("/sites/{")) return Of.SITE;
        if (of.startsWith("/runs/{")) return Of.RUN;
        return of.startsWith("/backups/{") ? Of.BACKUP : null;
    }

    private String in() {
        return code.getDeclaringClass().getSimpleName() + "." + code.getName();
    }

    private Optional<String> wrong(String what) {
        return Optional.of(verb + " " + path + " (" + in() + ") " + what);
    }
}
