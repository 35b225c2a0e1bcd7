package dev.drydock.orchestrator.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asked without a token: what is sent proves by itself who has sent it, or whoever asks may know what is said. Only below {@code /webhooks/}
 * and {@code /closed/}, and to log in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Open {}
