package dev.drydock.orchestrator.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Who misspells a filter would be told of everything: a parameter that there is not is refused, as a field of a body is. */
@Singleton
class Queries {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** Later than the door: who may not come in is told nothing. */
    @ServerRequestFilter(priority = Priorities.USER + 100)
    void check(ContainerRequestContext request, ResourceInfo what) {
        Method method = what.getResourceMethod();
        if (method.isAnnotationPresent(Open.class)) return; // forges add what they like
        Set<String> there = known.computeIfAbsent(method, Queries::of);
        request.getUriInfo().getQueryParameters().forEach((name, values) -> values.stream()
                .filter(v -> v.indexOf('\0') >= 0)
                .findFirst()
                .ifPresent(v -> {
                    throw Surprises.malformed("the query parameter `" + name + "` has the character NUL in it");
                }));
        request.getUriInfo().getQueryParameters().keySet().stream()
                .filter(name -> !there.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Surprises.malformed("there is no query parameter `" + name + "` here; "
                            + (there.isEmpty() ? "there is none" : "there are: " + String.join(", ", there)));
                });
    }

    static Set<String> of(Method method) {
        Stream<AnnotatedElement> own = Arrays.stream(method.getParameters());
        Stream<AnnotatedElement> beans = Arrays.stream(method.getParameters())
                .filter(p -> p.isAnnotationPresent(BeanParam.class))
                .flatMap(p -> Arrays.stream(p.getType().getDeclaredFields()));
        return Stream.concat(own, beans)
                .filter(e -> e.isAnnotationPresent(QueryParam.class))
                .map(e -> e.getAnnotation(QueryParam.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
