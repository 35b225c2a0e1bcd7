package dev.drydock.vcs;

import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How git is called on a site: nothing in the site's own configuration may start a program beside git's work, tidy up
 * behind our back or wait for a person.
 */
final class Git {
    private static final List<String> HARDENED = List.of(
            "git",
            "--no-optional-locks",
            "--no-pager",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "gc.auto=0",
            "-c",
            "maintenance.auto=false",
            "-c",
            "submodule.recurse=false",
            "-c",
            "fetch.recurseSubmodules=false",
            "-c",
            "http.lowSpeedLimit=1",
            "-c",
            "http.lowSpeedTime=60",
            "-c",
            "protocol.ext.allow=never",
            "-c",
            "advice.detachedHead=false",
            "-c",
            "color.ui=false");

    /** A shell function for jobs and scripts, so that they cannot call an unhardened git by mistake. */
    static final String FUNCTION = "git() { command " + String.join(" ", HARDENED) + " \"$@\"; }\n";

    static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_ASKPASS", "/bin/false",
            "SSH_ASKPASS", "/bin/false",
            "GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=20 -o ServerAliveInterval=15",
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_EDITOR", "/bin/false",
            "LC_ALL", "C");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._/+@-]{0,199}");

    private Git() {}

    static Output read(Site site, String... arguments) {
        List<String> argv =
                Stream.concat(HARDENED.stream(), Stream.of(arguments)).toList();
        return site.read(new Read(argv, ENVIRONMENT, Duration.ofSeconds(60)));
    }

    static Output script(Site site, String script, Map<String, String> values) {
        return site.read(Read.script(FUNCTION + script, with(values)));
    }

    static Map<String, String> with(Map<String, String> values) {
        return Stream.of(ENVIRONMENT, values)
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** What can be named in an order; a remote may hold stranger tags. Never begins with a dash. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.contains("..");
    }
}
