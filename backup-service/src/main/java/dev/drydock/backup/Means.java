package dev.drydock.backup;

import dev.drydock.backup.scratch.Scratch;
import dev.drydock.contract.Content;
import dev.drydock.contract.Order;
import dev.drydock.contract.OrderId;
import dev.drydock.contract.Place;
import dev.drydock.contract.Work;
import dev.drydock.participant.Output;
import dev.drydock.participant.Read;
import dev.drydock.participant.Site;
import dev.drydock.participant.job.LocalHost;
import dev.drydock.participant.job.OrderSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an order works with. */
record Means(OrderId order, Site site, Line line, Depot depot, Path scratchFolder) {

    private static final Content NOTHING = new Content(List.of(), List.of(), List.of(), List.of(), List.of());

    Tree tree(Paths paths) {
        return new Tree(site, line, paths, depot.room());
    }

    Shelf shelf(String backup) {
        return depot.shelf(site.place().site(), backup, order.fileName(), site::say);
    }

    /** Of what need not be in more than one store. */
    Shelf shelfOfOne(String backup) {
        return depot.ofOne().shelf(site.place().site(), backup, order.fileName(), site::say);
    }

    /** Of this machine, for scripts that run on sites else. */
    Line here(Scratch scratch) throws IOException {
        Path root = Files.createDirectories(scratch.file("root"));
        Place here = new Place(
                site.place().site(),
                root.toString(),
                "",
                "",
                scratch.file("jobs").toString(),
                Map.of(),
                Map.of());
        Order local = new Order(order, here, new Work.Drill("", NOTHING), Instant.EPOCH);
        return new Line(
                new OrderSite(local, LocalHost.as(""), Map.of(), false, () -> {}, site::say, percent -> {}),
                "the drill");
    }

    Scratch scratch() throws IOException {
        return new Scratch(scratchFolder, order.fileName());
    }

    /** A look at the site that changes nothing. */
    Output read(String script, Map<String, String> environment, List<String> arguments) {
        List<String> argv = new ArrayList<>(
                List.of("sh", "-c", Scripts.resource(script), "sh", site.place().root()));
        argv.addAll(arguments);
        return site.read(new Read(argv, environment, Duration.ofMinutes(10)));
    }

    Ended unseen(Output output) {
        return Ended.refused(
                "the site " + site.place().site() + " could not be looked at"
                        + (output.exit() < 0 ? " within ten minutes" : "") + ": " + output.errors(),
                "see that its host answers and that run-as may read its files");
    }

    /** What git says of tracked files, without what may change: a log that is tracked, a database. */
    String git(Paths paths) {
        Output output = read("git-status", Map.of(), List.of());
        if (!output.ok()) {
            throw Ended.failed(
                    "git status could not be asked: " + output.errors().strip(), "try again", "");
        }
        byte[] said = output.bytes();
        return Arrays.stream(new String(said, StandardCharsets.ISO_8859_1).split("\0"))
                .filter(line ->
                        line.length() > 3 && paths.kind(line.substring(3)).compared())
                .collect(Collectors.joining("\0"));
    }
}
