package dev.drydock.cli.verbs;

import picocli.CommandLine.Option;

/** How much of a long list is shown. */
final class Limit {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "stop when there are so many, rounded up to a page of 100 (default: 100)")
    int most;
}
