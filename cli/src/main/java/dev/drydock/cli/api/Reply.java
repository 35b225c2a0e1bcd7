package dev.drydock.cli.api;

/** What became of a request: expected failures are values. */
public sealed interface Reply {

    /** @param body JSON, or YAML where the API says so; as it came */
    record Good(int status, String body) implements Reply {
        public <T> T as(Class<T> type) {
            return Json.read(body, type);
        }
    }

    /** @param sent false: the request never reached a server */
    record Bad(Problem problem, String json, boolean sent) implements Reply {
        static Bad local(Problem p, boolean sent) {
            return new Bad(p, Json.write(p), sent);
        }

        /** Away, starting, or asked too much: the same request may go through a little later. */
        public boolean passing() {
            return problem.status() == 0 || problem.status() == 429 || problem.status() >= 500;
        }
    }
}
