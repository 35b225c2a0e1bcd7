package dev.drydock.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Where a site is and as whom to work there: all that a participant may know of it.
 *
 * @param at the machine; null: the participant's own
 * @param root the application's folder
 * @param marker a file below root without which it is not that application
 * @param runAs the user whose files these are; empty: the participant's own
 * @param jobs the folder for jobs, lock and notes: persistent, outside root; empty only in a look, which resolves it
 * @param parameters given to every command as environment variables
 * @param secrets environment name → name of the secret; never a value
 * @param stores where its backups lie; null: in the backup service's own folder
 * @param source where its code comes from; null: git
 */
public record Place(
        String site,
        @JsonInclude(JsonInclude.Include.NON_NULL) Ssh at,
        String root,
        String marker,
        String runAs,
        String jobs,
        Map<String, String> parameters,
        Map<String, String> secrets,
        @JsonInclude(JsonInclude.Include.NON_NULL) Stores stores,
        @JsonInclude(JsonInclude.Include.NON_NULL) Source source) {
    public Place {
        parameters = Map.copyOf(parameters);
        secrets = Map.copyOf(secrets);
    }

    public Place(
            String site,
            Ssh at,
            String root,
            String marker,
            String runAs,
            String jobs,
            Map<String, String> parameters,
            Map<String, String> secrets,
            Stores stores) {
        this(site, at, root, marker, runAs, jobs, parameters, secrets, stores, null);
    }

    public Place(
            String site,
            Ssh at,
            String root,
            String marker,
            String runAs,
            String jobs,
            Map<String, String> parameters,
            Map<String, String> secrets) {
        this(site, at, root, marker, runAs, jobs, parameters, secrets, null, null);
    }

    /** On the participant's own machine. */
    public Place(
            String site,
            String root,
            String marker,
            String runAs,
            String jobs,
            Map<String, String> parameters,
            Map<String, String> secrets) {
        this(site, null, root, marker, runAs, jobs, parameters, secrets);
    }
}
