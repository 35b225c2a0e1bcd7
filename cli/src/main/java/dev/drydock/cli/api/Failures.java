package dev.drydock.cli.api;

import dev.drydock.cli.text.Clean;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

/** Requests that got no good answer, in words. */
final class Failures {
    private Failures() {}

    static Reply.Bad unreachable(Target target, Exception e) {
        if (neverSent(e))
            return Reply.Bad.local(
                    Problem.local(
                            "unreachable",
                            "Drydock does not answer at " + target.url(),
                            "nothing was sent, nothing changed",
                            "is it up? ./drydock up"),
                    false);
        return Reply.Bad.local(
                Problem.local(
                        "no-answer",
                        "no answer from " + target.url(),
                        "the request was sent and the answer never came (" + why(e) + "): it may have been carried out",
                        "see what became of it: ./drydock runs; is it up? ./drydock status"),
                true);
    }

    static Reply.Bad unwritable(FileSystemException e) {
        return Reply.Bad.local(
                Problem.local(
                        "unwritable",
                        "cannot write the file",
                        Clean.line(e.getMessage() + (e.getReason() == null ? "" : ": " + e.getReason())),
                        "name a file in a folder that you may write to"),
                true);
    }

    /** The server's own problem, or one made of an answer that is not the API's. */
    static Reply.Bad answered(Target target, int status, String body) {
        Optional<Problem> own = own(body);
        Problem p = own.map(o -> o.withStatus(status)).orElseGet(() -> made(status, body));
        if (status == 401) return Reply.Bad.local(token(p, target), true);
        return new Reply.Bad(p, own.isPresent() ? body : Json.write(p), true);
    }

    private static Problem token(Problem p, Target target) {
        String detail =
                (p.detail() == null ? "" : p.detail() + "\n") + "asked " + target.url() + " with " + target.tokenFrom();
        String next = "give the right one: --token-file FILE, or DRYDOCK_TOKEN_FILE";
        return new Problem(p.type(), p.title(), p.status(), detail, next, null, List.of());
    }

    private static Optional<Problem> own(String body) {
        try {
            Problem p = Json.read(body, Problem.class);
            return p.title() == null && p.detail() == null ? Optional.empty() : Optional.of(p);
        } catch (Json.Unreadable e) {
            return Optional.empty();
        }
    }

    private static Problem made(int status, String body) {
        return new Problem(null, title(status), status, excerpt(body), null, null, List.of());
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "not let in: the token is missing or wrong";
            case 404 -> "there is no such thing at this server";
            default -> "the server answered " + status;
        };
    }

    private static String excerpt(String body) {
        String line = Clean.line(body);
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static boolean neverSent(Exception e) {
        return e instanceof ConnectException
                || e instanceof HttpConnectTimeoutException
                || e.getCause() instanceof UnresolvedAddressException;
    }

    private static String why(Exception e) {
        if (e instanceof HttpTimeoutException) return "time limit";
        if (e instanceof IOException && e.getMessage() != null) return Clean.line(e.getMessage());
        return e.getClass().getSimpleName();
    }
}
