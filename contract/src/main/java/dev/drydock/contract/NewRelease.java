package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * "This application has a new release": from any producer, and never more than a hint. Each site's own remote is asked before
 * anything is begun there. Its key is the application.
 *
 * @param application the name of its recipe
 * @param commit what it must be at the sites' remotes; null: not said
 */
public record NewRelease(
        String application, String version, @JsonInclude(JsonInclude.Include.NON_NULL) String commit) {}
