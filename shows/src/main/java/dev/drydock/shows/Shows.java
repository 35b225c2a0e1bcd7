package dev.drydock.shows;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This test fails when what these rows of {@code docs/features.md} promise is gone. Stands directly before the method. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.SOURCE)
public @interface Shows {
    int[] value();
}
