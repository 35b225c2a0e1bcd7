package dev.drydock.orchestrator.http;

import dev.drydock.orchestrator.identity.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may ask this. Without it, or {@link Open}, an endpoint is refused when the service starts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Role value();

    /** What it is about: nobody whose scope has not all of that is let in. Left out, that is everything. */
    Of of() default Of.ALL;
}
