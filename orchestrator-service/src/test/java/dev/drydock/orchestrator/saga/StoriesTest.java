package dev.drydock.orchestrator.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.contract.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens, as text that a person can judge. {@code -Dgolden.update=true} writes the files anew. */
class StoriesTest {
    private static final Path HERE = Path.of("src/test/resources/stories");
    private static final Path SHIPPED = Path.of("../recipes/stories");
    private static final Said FAILED = new Said.Failed("exit 1", "", "");
    private static final Said REFUSED = new Said.Refused("not now", "");
    private static final Said INTERRUPTED = new Said.Interrupted("the host was restarted", "");

    static Stream<Arguments> stories() {
        Plan all = Plans.everything();
        Event.Asked approve = new Event.Approve();
        Map<String, Story> here = new LinkedHashMap<>();
        here.put(
                "cured-and-retried",
                new Story(all).thenPerson(approve).when("migrate", new Said.Failed("exit 1", "", "dup")));
        here.put(
                "cured-by-a-restart",
                new Story(all).thenPerson(approve).when("migrate", new Said.Failed("exit 1", "", "half")));
        here.put(
                "cure-fails",
                new Story(all)
                        .thenPerson(approve)
                        .when("migrate", new Said.Failed("exit 1", "", "dup"))
                        .when("cure names", FAILED));
        here.put("approval-rejected", new Story(all).thenPerson(new Event.Reject()));
        here.put(
                "unhealthy-after-opening",
                new Story(all)
                        .thenPerson(approve, new Event.RollBack(), new Event.Retry())
                        .when("probe-after", FAILED, FAILED, FAILED));
        Plan inAWindow = Plans.inAWindow();
        here.put(
                "waits-for-its-window",
                new Story(inAWindow)
                        .thenClock(new Event.Opened(Position.For.WINDOW))
                        .thenClock(new Event.Opened(Position.For.NEIGHBOUR))
                        .thenPerson(approve));
        here.put("misses-its-window", new Story(inAWindow).thenClock(new Event.Overdue()));
        here.put("cancelled-before-its-window", new Story(inAWindow).thenPerson(new Event.Cancel()));
        here.put("opening-fails-once", new Story(all).thenPerson(approve).when("open-doors", FAILED));
        byHand(here);
        return Stream.of(
                        here.entrySet().stream()
                                .map(e -> Arguments.of(HERE.resolve(e.getKey() + ".txt"), e.getValue())),
                        Shipped.plans()
                                .filter(p -> p.kind().equals("upgrade") && p.waiver() == null)
                                .flatMap(StoriesTest::of),
                        Shipped.plans().filter(p -> p.kind().equals("repair")).flatMap(StoriesTest::ofRepair))
                .flatMap(s -> s);
    }

    private static Stream<Arguments> ofRepair(Plan plan) {
        Map<String, Story> told = new LinkedHashMap<>();
        List<Ladder.Rung> rungs = plan.ladder().rungs();
        told.put("finds-nothing-any-more", new Story(plan));
        told.put("nothing-mends", ailing(plan, rungs.size()).when("check after all", Answers.ails()));
        for (int i = 0; i < rungs.size(); i++) {
            Ladder.Rung rung = rungs.get(i);
            told.put("mended-by-" + rung.name(), ailing(plan, i + 1));
            for (Step s : plan.steps().subList(rung.check() + 1, rung.end())) {
                String name = rung.name() + "-" + s.name().replace(' ', '-');
                told.put(name + "-refused", ailing(plan, i + 1).when(s.name(), REFUSED));
                told.put(name + "-fails", ailing(plan, i + 1).when(s.name(), FAILED));
                told.put(name + "-interrupted", ailing(plan, i + 1).when(s.name(), INTERRUPTED));
            }
        }
        told.put(
                "check-fails",
                new Story(plan).when(plan.steps().get(rungs.getFirst().check()).name(), FAILED));
        told.put("rejected", ailing(plan, rungs.size(), new Event.Reject()));
        return told.entrySet().stream()
                .map(e -> Arguments.of(
                        SHIPPED.resolve(plan.recipe()).resolve("repair-" + e.getKey() + ".txt"), e.getValue()));
    }

    /** Something is found before each of so many rungs; where it waits for an approval, a person gives it. */
    private static Story ailing(Plan plan, int rungs) {
        return ailing(plan, rungs, new Event.Approve());
    }

    private static Story ailing(Plan plan, int rungs, Event.Asked word) {
        Story story = new Story(plan).thenPerson(word, word);
        plan.ladder().rungs().stream()
                .limit(rungs)
                .forEach(r -> story.when(plan.steps().get(r.check()).name(), Answers.ails()));
        return story;
    }

    private static void byHand(Map<String, Story> here) {
        Plan plan = Plans.restore();
        Plan discard = Plans.discard();
        Said damaged = new Said.Done(new dev.drydock.contract.Found.Damaged("b", "database-main.tar.zst is cut"));
        here.put("restored-by-hand", new Story(plan));
        here.put("restore-of-a-damaged-backup", new Story(plan).when("drill-chosen", damaged));
        here.put("restore-what-is-there-cannot-be-backed-up", new Story(plan).when("backup", FAILED));
        here.put("restore-fails-half-way", new Story(plan).when("restore database:main", FAILED));
        here.put("restore-is-interrupted", new Story(plan).when("restore tree", INTERRUPTED));
        here.put("restore-differs-once", new Story(plan).when("prove", Answers.differs()));
        here.put("restore-differs-twice", new Story(plan).when("prove", Answers.differs(), Answers.differs()));
        Said restored = Answers.good(
                new dev.drydock.contract.Work.Restore("b", "database:main", Plans.CONTENT, Plans.DOORS_OF));
        here.put(
                "restore-differs-then-fails-and-the-way-back-differs-once",
                new Story(plan)
                        .when("prove", Answers.differs(), Answers.differs())
                        .when("restore database:main", restored, FAILED));
        here.put("after-restore-fails", new Story(plan).when("after-restore", FAILED));
        here.put("restore-rolled-back-by-a-person", new Story(plan).when("prove", new Event.RollBack()));
        here.put("discard-succeeds", new Story(discard).when("keep", FAILED));
        here.put("discard-refused-before-anything", new Story(discard).when("restore tree", REFUSED));
        here.put(
                "discard-fails-then-retried",
                new Story(discard)
                        .when("restore database:main", FAILED, INTERRUPTED, REFUSED)
                        .thenPerson(new Event.RollBack(), new Event.Retry()));
        here.put(
                "discard-after-restore-fails",
                new Story(discard).when("after-restore", FAILED).thenPerson(new Event.Resolve("told by hand")));
        here.put("discard-differs-twice", new Story(discard).when("prove", Answers.differs(), Answers.differs()));
        Plan file = Shipped.plans()
                .filter(p -> "R-file".equals(p.chosen()))
                .findFirst()
                .orElseThrow();
        here.put("restored-from-a-file", new Story(file));
        here.put("file-is-no-backup", new Story(file).when("bring", REFUSED));
        Shipped.plans().filter(p -> p.kind().equals("drill")).findFirst().ifPresent(p -> {
            here.put("drilled-by-hand", new Story(p));
            here.put("drill-finds-damage", new Story(p).when("drill", damaged));
        });
        Plan prune = Shipped.plans()
                .filter(p -> p.kind().equals("prune"))
                .findFirst()
                .orElseThrow();
        here.put("pruned", new Story(prune));
        here.put("prune-fails", new Story(prune).when("forget", FAILED));
        here.put("prune-cancelled", new Story(prune).when("forget", new Event.Cancel()));
        here.put("downgraded-without-a-drill", new Story(Shipped.waived()));
    }

    /** Told of every shipped recipe. */
    private static Stream<Arguments> of(Plan plan) {
        Map<String, Story> told = new LinkedHashMap<>();
        told.put("succeeds", story(plan));
        for (Step s : plan.steps()) {
            String name = s.name().replace(' ', '-');
            told.put(name + "-refused", thrice(plan, s, REFUSED));
            told.put(name + "-fails", thrice(plan, s, FAILED));
            told.put(name + "-interrupted", thrice(plan, s, INTERRUPTED));
        }
        UnaryOperator<Story> broken = s -> s.when("migrate", FAILED);
        for (Back b : plan.wayBack()) {
            String name = "way-back-" + b.name().replaceAll("[ :]", "-");
            told.put(name + "-fails-once", broken.apply(story(plan)).when(b.name(), scripted(plan, b, FAILED)));
            told.put(
                    name + "-fails-then-retried",
                    broken.apply(story(plan))
                            .thenPerson(new Event.Retry())
                            .when(b.name(), scripted(plan, b, FAILED, FAILED, FAILED)));
        }
        told.put("differs-once", broken.apply(story(plan)).when("prove", Answers.differs()));
        told.put("differs-twice", broken.apply(story(plan)).when("prove", Answers.differs(), Answers.differs()));
        told.put(
                "a-person-resolves",
                broken.apply(story(plan))
                        .when("prove", Answers.differs(), Answers.differs())
                        .thenPerson(new Event.Resolve("restored by hand")));
        told.put("rolled-back-by-a-person", story(plan).when("migrate", new Event.RollBack()));
        told.put("cancelled", story(plan).when("copy", new Event.Cancel()));
        return told.entrySet().stream()
                .map(e -> Arguments.of(SHIPPED.resolve(plan.recipe()).resolve(e.getKey() + ".txt"), e.getValue()));
    }

    /** Where it waits for an approval, a person gives it. */
    private static Story story(Plan plan) {
        Story story = new Story(plan);
        return plan.steps().stream().anyMatch(Step::approval) ? story.thenPerson(new Event.Approve()) : story;
    }

    private static Story thrice(Plan plan, Step step, Said said) {
        return story(plan).when(step.name(), said, said, said);
    }

    /** Where the way back's order has the name of a forward one, that one is good first. */
    private static Object[] scripted(Plan plan, Back back, Said... said) {
        boolean before = plan.steps().stream()
                .takeWhile(s -> !s.name().equals("migrate"))
                .anyMatch(s -> s.name().equals(back.name()));
        return Stream.concat(before ? Stream.of(Answers.good(back.work())) : Stream.empty(), Stream.of(said))
                .toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void isToldAsBefore(Path file, Story story) throws IOException {
        String told = story.tell();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, told);
        }
        assertThat(told).isEqualTo(Files.readString(file));
        assertThat(told).doesNotContain("!!");
    }

    @Test
    void noStoryIsLeftOver() throws IOException {
        long told = stories().count();
        assertThat(golden(HERE) + golden(SHIPPED)).isEqualTo(told);
        Files.createDirectories(Path.of("target/figures"));
        Files.writeString(Path.of("target/figures/stories.txt"), "golden stories: " + told + "\n");
    }

    private static long golden(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".txt")).count();
        }
    }
}
