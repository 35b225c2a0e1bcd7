package dev.drydock.cli.verbs;

import picocli.CommandLine.Option;

/** What who begins something may say of it. */
final class Why {
    static final String REASON = "why, for the record";
    static final String TICKET = "the ticket of another system, for the record";

    @Option(names = "--reason", paramLabel = "TEXT", description = REASON)
    String reason;

    @Option(names = "--ticket", paramLabel = "ID", description = TICKET)
    String ticket;
}
